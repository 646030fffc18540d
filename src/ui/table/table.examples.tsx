import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { type Column, Table } from './table.tsx'

type Member = { name: string; group: string; meetings: string }

const columns: Column<Member>[] = [
  { title: 'Navn', cell: (member) => member.name, rowHeader: true },
  { title: 'Plads', cell: (member) => member.group },
  { title: 'Møder', cell: (member) => member.meetings, align: 'end' },
]

export const tableExamples: Examples = {
  members: () => (
    <Table
      caption="Medlemmer"
      columns={columns}
      rows={[
        { name: 'Amina Holm', group: 'Valgt borger', meetings: '9' },
        { name: 'Jens Okafor', group: 'Foreninger', meetings: '11' },
      ]}
    />
  ),
  'no rows, caption hidden': () => <Table caption="Suppleanter" captionHidden columns={columns} rows={[]} />,
  hostile: () => (
    <Table
      caption={hostile}
      columns={[{ title: hostile, cell: (member: Member) => member.name, rowHeader: true }, ...columns.slice(1)]}
      rows={[{ name: hostile, group: arabic, meetings: longWord }]}
    />
  ),
}
