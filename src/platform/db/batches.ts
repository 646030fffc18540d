/** PostgreSQL takes no more parameters in one statement. */
const mostParameters = 65_535

/** Inserts rows of one shape in as few statements as PostgreSQL allows; none when there are no rows. */
export async function inBatches<R extends object>(rows: readonly R[], insert: (batch: R[]) => Promise<unknown>): Promise<void> {
  const size = Math.floor(mostParameters / Math.max(1, Object.keys(rows[0] ?? {}).length))
  for (let at = 0; at < rows.length; at += size) await insert(rows.slice(at, at + size))
}
