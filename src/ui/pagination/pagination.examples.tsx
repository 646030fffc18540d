import { type Examples, hostile } from '../example.ts'
import { Pagination } from './pagination.tsx'

const texts = { previous: 'Forrige', next: 'Næste', page: (page: number) => `Side ${page}` }
const hrefOf = (page: number) => `/soeg?q=bolig&side=${page}`

export const paginationExamples: Examples = {
  middle: () => <Pagination label="Sider i midten" current={7} total={20} hrefOf={hrefOf} texts={texts} />,
  first: () => <Pagination label="Sider fra begyndelsen" current={1} total={3} hrefOf={hrefOf} texts={texts} />,
  'one page': () => <Pagination label="En side" current={1} total={1} hrefOf={hrefOf} texts={texts} />,
  hostile: () => (
    <Pagination
      label={hostile}
      current={2}
      total={2}
      hrefOf={() => `/x?q=${encodeURIComponent(hostile)}`}
      texts={{ previous: hostile, next: hostile, page: (page) => `${page} ${hostile}` }}
    />
  ),
}
