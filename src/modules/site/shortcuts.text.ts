const da = {
  title: 'Tastaturgenveje',
  lead: 'Tasterne virker, når du ikke skriver i et felt. ? viser listen, hvor du end er.',
  caption: 'Genveje',
  key: 'Tast',
  does: 'Gør',
  close: 'Luk',
  use: 'Brug genveje med én tast',
  or: 'så',
  keys: [
    ['?', 'Vis denne liste'],
    ['g s', 'Gå til skrivebordet'],
    ['g m', 'Gå til møderne'],
    ['u', 'Et trin op: fra punktet til mødet'],
    ['j', 'Næste punkt på dagsordenen'],
    ['k', 'Forrige punkt på dagsordenen'],
    ['n', 'Nyt punkt'],
    ['Ctrl S', 'Gem det, du skriver (på Mac ⌘ S)'],
    ['Ctrl B', 'Fed skrift i et tekstfelt'],
    ['Ctrl I', 'Kursiv skrift i et tekstfelt'],
    ['Ctrl K', 'Link i et tekstfelt'],
  ],
  help: [
    'Genveje er til dig, der arbejder her hele dagen. Alt kan gøres uden dem.',
    'Bruger du stemmestyring, kan du slå genveje med én tast fra.',
  ],
}

const en: typeof da = {
  title: 'Keyboard shortcuts',
  lead: 'The keys work when you are not writing in a field. ? shows the list wherever you are.',
  caption: 'Shortcuts',
  key: 'Key',
  does: 'Does',
  close: 'Close',
  use: 'Use shortcuts with one key',
  or: 'then',
  keys: [
    ['?', 'Show this list'],
    ['g s', 'Go to the desk'],
    ['g m', 'Go to the meetings'],
    ['u', 'One step up: from the item to the meeting'],
    ['j', 'Next item of the agenda'],
    ['k', 'Previous item of the agenda'],
    ['n', 'New item'],
    ['Ctrl S', 'Save what you are writing (⌘ S on a Mac)'],
    ['Ctrl B', 'Bold in a text field'],
    ['Ctrl I', 'Italic in a text field'],
    ['Ctrl K', 'Link in a text field'],
  ],
  help: [
    'Shortcuts are for those who work here all day. Everything can be done without them.',
    'If you use voice control, you can turn off shortcuts with one key.',
  ],
}

export const shortcutTexts = { da, en }
