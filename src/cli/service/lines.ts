import type { Io } from '../io.ts'

/** The lines of standard input that are not empty. */
export async function addressLines({ stdin }: Io): Promise<string[]> {
  let text = ''
  for await (const chunk of stdin) text += String(chunk)
  return text.split('\n').flatMap((line) => line.trim() || [])
}
