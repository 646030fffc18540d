export type UploadedFile = { field: string; name: string; path: string; size: number; tooLarge: boolean }

/** A form as it came: the first value of each field, all values of repeated ones, and files already streamed to a temporary place. */
export type FormInput = { values: Record<string, string>; lists: Record<string, string[]>; files: UploadedFile[] }
