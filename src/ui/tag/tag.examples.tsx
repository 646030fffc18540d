import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Tag, TagRow } from './tag.tsx'

export const tagExamples: Examples = {
  kinds: () => (
    <TagRow>
      <Tag text="Ordinært" />
      <Tag kind="draft" text="Kladde" />
      <Tag kind="pending" text="Ikke godkendt" />
      <Tag kind="approved" text="Godkendt" />
      <Tag kind="closed" text="Lukket punkt" />
      <Tag kind="cancelled" text="Aflyst" />
      <Tag kind="new" text="Ny" />
    </TagRow>
  ),
  hostile: () => (
    <TagRow>
      <Tag text={hostile} />
      <Tag text={arabic} />
      <Tag text={longWord} />
    </TagRow>
  ),
}
