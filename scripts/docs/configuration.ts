import { SETTING_NAMES, SETTINGS, type SettingName, variableOf } from '../../src/service/config.ts'
import { cell, code, table } from './markdown.ts'

/** docs/configuration.md. */
export function configurationPage(): string {
  return `# Configuration of the service

\`undelivered serve\` runs without any. This page is made from \`src/service/config.ts\` by \`npm run docs\`.

A setting is taken from the option of the command line, else from the environment, else from the file that \`--config
FILE\` or \`UNDELIVERED_CONFIG\` names (YAML or JSON), else it has its default. Every mistake is named at once, and the
service does not start with one.

\`\`\`yaml
data: /var/lib/undelivered
port: 8025
eventDays: 730
cors:
  - https://app.example.com
sources:
  mail-log:
    kind: log
    path: /var/log/mail.log
\`\`\`

${table(['setting', 'in the environment', 'value', 'default', 'what it does'], SETTING_NAMES.map(row))}

\`--data\`, \`--port\`, \`--host\` and \`--hash-addresses\` are options, too. The numbers of the policy and the mode are no
settings: they are kept in the store and changed by \`PUT /v1/policy\`, with a preview ([api.md](api.md)).

The data folder holds \`undelivered.db\` (SQLite), \`backups/\`, and \`secret\` where only hashes are kept: without that
file nothing can be looked up, so back it up apart from the data.
`
}

function row(name: SettingName): string[] {
  const setting = SETTINGS[name]
  const { value, secret } = setting
  const none = value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  return [
    secret === true ? '–' : code(name),
    setting.form === 'blocks' ? '–' : code(variableOf(name)),
    cell(formOf(setting)),
    none ? '–' : code(setting.form === 'blocks' ? 'none' : String(value)),
    cell(setting.text),
  ]
}

function formOf(setting: (typeof SETTINGS)[SettingName]): string {
  switch (setting.form) {
    case 'number':
      return `${setting.least} to ${setting.most}`
    case 'choice':
      return setting.of.join(', ')
    case 'flag':
      return 'true, false'
    case 'list':
      return 'list; in the environment with commas'
    case 'blocks':
      return 'blocks'
    case 'text':
      return 'text'
  }
}
