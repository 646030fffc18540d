/// <reference lib="dom" />
// Comfort for the back office only: every screen works without this file.
import './office/sort.ts'
import './office/writing.ts'
import './office/upload.ts'
import './office/shortcuts.ts'
import './office/source.ts'
