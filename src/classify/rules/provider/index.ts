import type { Provider } from '../../rule.ts'
import barracuda from './barracuda.ts'
import comcast from './comcast.ts'
import exchangeOnline from './exchange-online.ts'
import gmail from './gmail.ts'
import gmx from './gmx.ts'
import icloud from './icloud.ts'
import mimecast from './mimecast.ts'
import orange from './orange.ts'
import outlook from './outlook.ts'
import proofpoint from './proofpoint.ts'
import qq from './qq.ts'
import yahoo from './yahoo.ts'

/** Every receiver with words or codes of its own. */
export const PROVIDERS: readonly Provider[] = [
  gmail,
  outlook,
  exchangeOnline,
  yahoo,
  icloud,
  comcast,
  orange,
  gmx,
  qq,
  mimecast,
  proofpoint,
  barracuda,
]
