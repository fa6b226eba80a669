import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { inRotationOrder } from '../../input/rotation.ts'

/** The files into which a log was rotated, the oldest first: `mail.log.2.gz`, `mail.log.1`. */
export async function rotatedOf(path: string): Promise<readonly string[]> {
  const [folder, name] = [dirname(path), basename(path)]
  const names = await readdir(folder)
  const rotated = names.filter((one) => one.startsWith(`${name}.`) || one.startsWith(`${name}-`))
  return inRotationOrder([...rotated.sort(), name])
    .filter((one) => one !== name)
    .map((one) => join(folder, one))
}
