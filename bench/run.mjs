// npm run bench [-- reading|start|memory|logs|webhooks|exchange|store|service|resident|incidents|notify|sources|mailboxes|smtp]: one JSON line a figure.
import { exchange } from './exchange.mjs'
import { incidents } from './incidents.mjs'
import { logs } from './logs.mjs'
import { mailboxes } from './mailboxes.mjs'
import { notify } from './notify.mjs'
import { mboxMemory, startUp } from './process.mjs'
import { reading } from './reading.mjs'
import { resident } from './resident.mjs'
import { service } from './service.mjs'
import { smtp } from './smtp.mjs'
import { sources } from './sources.mjs'
import { store } from './store.mjs'
import { webhooks } from './webhooks.mjs'

const suites = {
  reading,
  start: startUp,
  memory: mboxMemory,
  logs,
  webhooks,
  exchange,
  store,
  service,
  resident,
  incidents,
  notify,
  mailboxes,
  sources,
  smtp,
}
const wanted = process.argv.slice(2)
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for await (const figure of await suite()) console.log(JSON.stringify(figure))
}
