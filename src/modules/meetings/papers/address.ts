/** Where a paper's file is fetched. The name is for people and for the file that their machine makes of it. */
export const paperPath = (paper: { id: string; fileName: string }) => `/bilag/${paper.id}/${encodeURIComponent(paper.fileName)}`
