import type { Command } from '../command.ts'

export const explain: Command = {
  name: 'explain',
  synopsis: 'FILE | TEXT | -',
  description: 'Tells in plain words what one mail or reply means.',
  options: [],
  examples: [['undelivered explain "550 5.1.1 User unknown"', 'a reply']],
  run: async () => 0,
}
