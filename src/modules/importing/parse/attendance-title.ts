/** "Fraværende" as an item of its own: there the attendance is what was decided. */
export const ATTENDANCE_TITLE = /^(?:fraværende|afbud|fravær|afbud og fravær|fremmøde)$/iu
