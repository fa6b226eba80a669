/** A row of docs/supported.md: one system, told by its id in the registry or by the fixtures that show it. */
export interface Row {
  /** Id in src/extract/mta. */
  readonly system?: string
  /** What else goes by this reading. */
  readonly also?: readonly string[]
  /** For what the registry does not name: its name, how it is told, and the fixtures that show it. */
  readonly name?: string
  readonly told?: string
  readonly fixtures?: readonly string[]
}

export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const systems = (...ids: readonly string[]): Row[] => ids.map((system) => ({ system }))
const system = (id: string, ...also: readonly string[]): Row => ({ system: id, also })
const shown = (name: string, told: string, ...fixtures: readonly string[]): Row => ({ name, told, fixtures })

/** Every system that has a row; a test names what the registry has and this lacks, and the other way round. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Mail servers',
    rows: [
      system('postfix'),
      system('exim'),
      system('sendmail', 'Sendmail 5', 'X5'),
      system('qmail', 'notqmail', 'netqmail', 'indimail', 'X4'),
      system('courier'),
      system('opensmtpd'),
      system('haraka'),
      system('dragonfly'),
      system('exchange', '2007 and later', 'Microsoft 365', 'Office 365'),
      system('exchange-5', 'Internet Mail Service'),
      system('iis'),
      system('domino'),
      system('notes'),
      system('groupwise'),
      system('messaging-server', 'Sun Java System'),
      system('openmail', 'X1'),
      system('james'),
      system('zimbra'),
      system('kerio'),
      system('mdaemon'),
      system('hmailserver'),
      system('mailenable'),
      system('smartermail'),
      system('imail'),
      system('icewarp'),
      system('surgemail'),
      system('communigate'),
      system('axigen'),
      system('magicmail'),
      system('stalwart'),
      system('maddy'),
      system('xmail'),
      system('mercury'),
      system('ntmail'),
      system('post-office'),
      system('intermail'),
      system('smail'),
      system('zmailer'),
      system('pmdf'),
      system('mmdf'),
      system('pp'),
      system('fml'),
    ],
  },
  {
    title: 'Servers of bulk senders',
    rows: systems('powermta', 'momentum', 'kumomta', 'zone-mta', 'halon', 'green-arrow', 'postal'),
  },
  {
    title: 'Filters, gateways and list managers',
    rows: [
      ...systems('active-hunter', 'amavis', 'barracuda', 'borderware', 'cloudflare'),
      system('cloudmark', 'X6'),
      ...systems('fortimail', 'google-groups', 'hornetsecurity'),
      system('interscan', 'TrendMicro'),
      ...systems('ironport', 'libraesva', 'listserv', 'mailfoundry', 'mailmarshal', 'majordomo', 'mcafee'),
      system('messagelabs', 'Broadcom'),
      ...systems('m-filter', 'mimecast', 'mimesweeper', 'mxlogic', 'proofpoint', 'sophos', 'spamtitan'),
      system('surfcontrol', 'Websense'),
      ...systems('symantec-gateway', 'sympa'),
    ],
  },
  {
    title: 'Services that send',
    rows: [
      system('amazon-ses', 'SES receiving', 'SNS'),
      ...systems('amazon-workmail', 'brevo', 'elastic-email', 'mailgun', 'mailjet', 'mandrill'),
      ...systems('postmark', 'sendgrid', 'socketlabs', 'sparkpost'),
    ],
  },
  {
    title: 'Mailbox providers that write their own reports',
    rows: [
      system('gmail', 'Google Workspace', 'G Suite'),
      system('outlook', 'Hotmail', 'Live'),
      ...systems('yahoo', 'aol', 'icloud', 'bigfoot', 'biglobe', 'docomo'),
      system('ezweb', 'au'),
      ...systems('facebook', 'fastmail', 'free'),
      system('gmx', 'web.de'),
      system('ionos', '1&1'),
      ...systems('kddi', 'laposte', 'libero', 'mail-ru'),
      system('netease', '163', '126'),
      system('orange', 'Wanadoo'),
      ...systems('proton', 'qq', 'rackspace', 'sina', 't-online', 'uol'),
      system('verizon', 'vtext', 'vzwpix'),
      ...systems('yandex', 'zoho'),
    ],
  },
  {
    title: 'Local delivery agents',
    rows: [
      system('dovecot'),
      system('vpopmail', 'vdelivermail'),
      shown('mail.local', 'its words in the report of the server that called it', 'agent-mail-local-no-user'),
      shown('procmail', 'its words in the report of the server that called it', 'agent-procmail-no-file'),
      shown('maildrop', 'its words in the report of the server that called it', 'agent-maildrop-quota'),
      shown('vmailmgr (vdeliver)', 'its words in the report of qmail', 'agent-vmailmgr-no-user'),
    ],
  },
  {
    title: 'Systems without a name of their own',
    rows: [
      shown('X2', 'the form of a bounce in plain text', 'unnamed-account-list'),
      shown('X3', 'the form of a bounce in plain text', 'unnamed-technical-details'),
      shown('qmail clones', 'the words of qmail-send', 'qmail-clone-unable'),
      shown('Mirapoint', 'the words of sendmail', 'mirapoint-delivery-errors'),
    ],
  },
  {
    title: 'Standards',
    rows: [
      shown(
        'Delivery reports (RFC 3464)',
        'the part `message/delivery-status`, or its fields in any text',
        'dsn-delayed-then-failed',
        'dsn-actual-recipient',
        'dsn-delivered',
      ),
      shown(
        'International delivery reports (RFC 6533)',
        'the part `message/global-delivery-status`',
        'postfix-real-smtputf8',
      ),
      shown(
        'Complaints (RFC 5965)',
        'the part `message/feedback-report`, or its fields in any text',
        'arf-abuse',
        'arf-several-recipients',
        'arf-redacted',
        'arf-flattened',
      ),
      shown('Authentication failures (RFC 6591)', '`Feedback-Type: auth-failure`', 'arf-auth-failure'),
      shown(
        'Auto-replies (RFC 3834)',
        '`Auto-Submitted` and other marks',
        'auto-reply-rfc3834',
        'auto-reply-ticket',
      ),
      shown(
        'Refusals in the form of a receipt (RFC 8098)',
        'the part `message/disposition-notification`',
        'dovecot-quota',
      ),
    ],
  },
  {
    title: 'Feedback loops',
    rows: [
      shown('Outlook.com (JMRP)', 'the form of RFC 5965', 'jmrp-complaint'),
      shown('Rackspace', 'the form of RFC 5965', 'arf-rackspace'),
      shown('Return Path', 'the form of RFC 5965', 'arf-return-path'),
      shown('abusix', 'the form of RFC 5965', 'arf-abusix'),
      shown('OpenDMARC', 'the form of RFC 6591', 'arf-opendmarc'),
    ],
  },
]

/** What goes by the name of a receiver: `src/classify/rules/provider`. */
export const RECEIVERS_ALSO: Readonly<Record<string, readonly string[]>> = {
  kddi: ['au', 'EZweb', 'UQ mobile'],
  softbank: ['Vodafone JP', 'Y!mobile', 'Willcom'],
  docomo: ['mopera'],
  orange: ['Wanadoo'],
  gmx: ['web.de'],
  netease: ['163', '126', 'yeah.net'],
  yahoo: ['AOL'],
  spectrum: ['Charter'],
  cox: ['cloudfilter'],
  gmail: ['Google Workspace'],
  outlook: ['Hotmail', 'Live', 'MSN'],
  cisco: ['IronPort'],
}
