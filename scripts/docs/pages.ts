import { cliPage } from './cli.ts'
import { configurationPage } from './configuration.ts'
import { doctorPage } from './doctor.ts'
import { exchangePage } from './exchange.ts'
import { Facts } from './facts.ts'
import { notifyPages } from './notify.ts'
import { policyPage } from './policy.ts'
import { reasonsPage } from './reasons.ts'
import { receiversPage } from './receivers.ts'
import { sendingPage } from './sending.ts'
import { sourcePages } from './sources.ts'
import { supportedPage } from './supported.ts'

/** The pages that are made from tables, by path. `root` is the folder of the checkout. */
export async function pages(root: URL): Promise<Readonly<Record<string, string>>> {
  return {
    'docs/cli.md': await cliPage(),
    'docs/configuration.md': configurationPage(),
    'docs/doctor.md': doctorPage(),
    'docs/exchange.md': exchangePage(),
    ...notifyPages(root),
    'docs/policy.md': policyPage(),
    'docs/reasons.md': reasonsPage(),
    'docs/receivers.md': receiversPage(),
    'docs/sending/README.md': sendingPage(),
    ...sourcePages(root),
    'docs/supported.md': supportedPage(new Facts(root)),
  }
}
