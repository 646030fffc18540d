/** A day or moment in words, with its exact form for machines (`YYYY-MM-DD`, or ISO 8601 with time and offset). */
export const DateText = ({ datetime, text }: { datetime: string; text: string }) => <time datetime={datetime}>{text}</time>
