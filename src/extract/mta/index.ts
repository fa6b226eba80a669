import { amazonSns } from './amazon-sns.ts'
import { aol } from './aol.ts'
import { domino } from './domino.ts'
import { dovecot } from './dovecot.ts'
import { dragonfly } from './dragonfly.ts'
import { exchange } from './exchange.ts'
import { exchangeIms } from './exchange-ims.ts'
import { exim } from './exim.ts'
import { ezweb } from './ezweb.ts'
import { fml } from './fml.ts'
import { gmail } from './gmail.ts'
import { hmailserver } from './hmailserver.ts'
import { imail } from './imail.ts'
import { gmx, ionos } from './ionos.ts'
import { james } from './james.ts'
import { kddi } from './kddi.ts'
import { mailRu } from './mail-ru.ts'
import { mailmarshal } from './mailmarshal.ts'
import { messagingServer } from './messaging-server.ts'
import { mimecast } from './mimecast.ts'
import { GATEWAYS, SERVERS, SERVICES } from './named.ts'
import { notes } from './notes.ts'
import { openmail } from './openmail.ts'
import { opensmtpd } from './opensmtpd.ts'
import { postfix } from './postfix.ts'
import { qmail } from './qmail.ts'
import type { SystemReader } from './reader.ts'
import { sendmail } from './sendmail.ts'
import { smail } from './smail.ts'
import { yahoo } from './yahoo.ts'
import { zoho } from './zoho.ts'

/**
 * Every system with marks or a form of its own. Where marks of several stand, the first that reads wins, else the
 * first names the software: those that others write in the style of come last.
 */
export const SYSTEMS: readonly SystemReader[] = [
  amazonSns,
  dragonfly,
  opensmtpd,
  mimecast,
  mailmarshal,
  ...SERVICES,
  ...GATEWAYS,
  dovecot,
  aol,
  yahoo,
  zoho,
  gmx,
  ionos,
  mailRu,
  kddi,
  ezweb,
  openmail,
  fml,
  imail,
  hmailserver,
  domino,
  notes,
  messagingServer,
  james,
  exchangeIms,
  exchange,
  gmail,
  ...SERVERS,
  smail,
  postfix,
  exim,
  sendmail,
  qmail,
]
