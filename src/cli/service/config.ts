import type { ConfigSources } from '../../service/config.ts'
import type { ServiceConfig } from '../../service/service-config.ts'
import { type Arguments, type OptionSpec, UsageError } from '../command.ts'
import type { Io } from '../io.ts'
import { inWords } from '../problems.ts'
import { readRuleFile } from '../rule-file.ts'

export const CONFIG_OPTION: OptionSpec = {
  name: 'config',
  value: 'FILE',
  text: 'settings in YAML or JSON (else UNDELIVERED_CONFIG; docs/configuration.md has all)',
}

/**
 * How the service is to be set up: options, then the environment, then the file.
 *
 * @throws UsageError that names every mistake
 */
export async function configOf(
  { options }: Arguments,
  { env }: Io,
  set: ConfigSources['options'],
): Promise<ServiceConfig> {
  const { readConfig } = await import('../../service/config.ts')
  const path = options.config?.[0] ?? (env.UNDELIVERED_CONFIG || undefined)
  const { config, mistakes } = readConfig({
    options: set ?? {},
    env,
    file: path === undefined ? undefined : await settingsIn(path),
  })
  if (config === null)
    throw new UsageError(`the settings cannot be used:\n${mistakes.map((one) => `  ${one}`).join('\n')}`)
  return config
}

async function settingsIn(path: string): Promise<unknown> {
  try {
    return await readRuleFile(path)
  } catch (error) {
    throw new UsageError(`--config ${path}: ${inWords(error as Error)}`)
  }
}
