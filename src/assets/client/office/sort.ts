/// <reference lib="dom" />
export {}
