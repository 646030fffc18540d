import type { Child } from './context.ts'

/** Named states of a component. Each is rendered by the tests, and by the gallery in a real browser. */
export type Examples = Record<string, () => Child>

/** Text that must stay text. */
export const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(2)>`
export const longWord = 'Integrationsrådsmedlemskabsperiodeforlængelsesansøgningsskemavejledningen'
export const arabic = 'اجتماع مجلس الاندماج يوم الاثنين، ويمكن للجميع الحضور.'
