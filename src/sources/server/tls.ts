import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'

/**
 * The certificates that are trusted: the public authorities', and those of a file.
 *
 * @throws where the file cannot be read
 */
export async function trusted(file: string | undefined): Promise<{ readonly ca?: string[] }> {
  if (file === undefined) return {}
  try {
    return { ca: [...rootCertificates, await readFile(file, 'utf8')] }
  } catch (error) {
    throw new Error(`The certificates cannot be read from ${file}: ${(error as Error).message}.`)
  }
}
