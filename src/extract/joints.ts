/** Words that join one address to the next, as a comma does: `jo@example.com and mo@example.net`. */
export const JOINTS: ReadonlySet<string> = new Set(
  '& and und et y e en och og oraz ja és ve i и та και 和 及 と'.split(' '),
)
