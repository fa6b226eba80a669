/** How much a listing costs: `many` receivers refuse mail for it, `some` do, or `few`. */
export type Weight = 'many' | 'some' | 'few'

/** What a returned address means. */
export interface Code {
  /** The last octets that say it, as `2`, `4-7`; or, of a list of bits, the bit. */
  readonly when: string
  readonly means: string
  /** What the listing costs where it is not what the whole list costs; `none`: it is no bad word. */
  readonly weight?: Weight | 'none'
}

/** A blocklist that anybody may ask by DNS, and the rules by which it answers. */
export interface Blocklist {
  /** As in the table of the classifier, where it stands there. */
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly lists: 'ip' | 'domain'
  /** Whether it knows IPv6; false: such an address is not asked for. */
  readonly ipv6: boolean
  readonly weight: Weight
  /** `bits`: the last octet is a sum, of one bit a list; `octet`: it is one number. */
  readonly codes: { readonly as: 'octet' | 'bits'; readonly of: readonly Code[] }
  /** Answers that say that the question is refused, beside 127.255.255.0/24. */
  readonly refusals: readonly string[]
  /** Who may ask, and how much. */
  readonly use: string
  /** Where to look it up and have it removed; `{listed}` stands for the address or domain. */
  readonly page: string
}

const octet = (...of: readonly Code[]) => ({ as: 'octet', of }) as const
const bits = (...of: readonly Code[]) => ({ as: 'bits', of }) as const
const ONE = octet({ when: '2', means: 'it sends spam' })

/*
 * Not here: lists that ended (SORBS in 2024, NiX Spam in 2025, NJABL, AHBL, ORDB, CBL as a zone of its own), and those
 * that need a key or a contract (Abusix, invaluement, Proofpoint, Cloudmark, Trend Micro, SURBL's and Spamhaus's own).
 */
/** The well-known lists, those first for which most mail is refused. */
export const BLOCKLISTS: readonly Blocklist[] = [
  {
    id: 'spamhaus-zen',
    name: 'Spamhaus ZEN',
    zone: 'zen.spamhaus.org',
    lists: 'ip',
    ipv6: true,
    weight: 'many',
    codes: octet(
      { when: '2', means: 'SBL: it sends spam, or belongs to somebody who does' },
      { when: '3', means: 'CSS: it sent spam, or mail that looks like it, lately' },
      { when: '4-7', means: 'XBL: a machine there is infected or misused' },
      { when: '9', means: 'DROP: its network is in the hands of criminals' },
      { when: '10-11', means: 'PBL: its network says that no mail comes from it directly' },
      { when: '30', means: 'BCL: it controls infected machines' },
    ),
    refusals: [],
    use: 'Free for little, non-commercial use; not by public resolvers, nor from machines without a name of their own.',
    page: 'https://check.spamhaus.org/results?query={listed}',
  },
  {
    id: 'spamcop',
    name: 'SpamCop',
    zone: 'bl.spamcop.net',
    lists: 'ip',
    ipv6: false,
    weight: 'many',
    codes: octet({
      when: '2',
      means: 'people reported spam from it; it goes by itself within 24 hours of the last report',
    }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.spamcop.net/w3m?action=checkblock&ip={listed}',
  },
  {
    id: 'barracuda',
    name: 'Barracuda',
    zone: 'b.barracudacentral.org',
    lists: 'ip',
    ipv6: false,
    weight: 'many',
    codes: ONE,
    refusals: [],
    use: 'Free for those who registered the address of their resolver; others often get no answer.',
    page: 'https://www.barracudacentral.org/lookups',
  },
  {
    id: 'senderscore',
    name: 'Validity Sender Score',
    zone: 'bl.score.senderscore.com',
    lists: 'ip',
    ipv6: false,
    weight: 'some',
    codes: octet({ when: '2', means: 'its reputation is among the worst' }),
    refusals: [],
    use: 'Up to 10,000 questions in 30 days; more for those who registered.',
    page: 'https://senderscore.org/assess/get-your-score/report/?lookup={listed}',
  },
  {
    id: 'psbl',
    name: 'PSBL',
    zone: 'psbl.surriel.com',
    lists: 'ip',
    ipv6: true,
    weight: 'some',
    codes: octet({ when: '2', means: 'it mailed a spam trap; anybody may take it off' }),
    refusals: [],
    use: 'Free.',
    page: 'https://psbl.org/listing?ip={listed}',
  },
  {
    id: 'mailspike',
    name: 'Mailspike',
    zone: 'bl.mailspike.net',
    lists: 'ip',
    ipv6: false,
    weight: 'some',
    codes: octet(
      { when: '2', means: 'it takes part in a wave of spam' },
      { when: '10', means: 'its reputation is the worst' },
      { when: '11', means: 'its reputation is very bad' },
      { when: '12', means: 'its reputation is bad' },
      { when: '13-20', means: 'its reputation is not bad', weight: 'none' },
    ),
    refusals: [],
    use: 'Free up to 100,000 questions a day.',
    page: 'https://mailspike.org/iplookup.html',
  },
  {
    id: 'uceprotect-1',
    name: 'UCEPROTECT level 1',
    zone: 'dnsbl-1.uceprotect.net',
    lists: 'ip',
    ipv6: false,
    weight: 'some',
    codes: octet({ when: '2', means: 'it mailed spam traps; it goes by itself after 7 days' }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.uceprotect.net/en/rblcheck.php?ipr={listed}',
  },
  {
    id: 'uceprotect-2',
    name: 'UCEPROTECT level 2',
    zone: 'dnsbl-2.uceprotect.net',
    lists: 'ip',
    ipv6: false,
    weight: 'few',
    codes: octet({ when: '2', means: 'others in its network are listed' }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.uceprotect.net/en/rblcheck.php?ipr={listed}',
  },
  {
    id: 'uceprotect-3',
    name: 'UCEPROTECT level 3',
    zone: 'dnsbl-3.uceprotect.net',
    lists: 'ip',
    ipv6: false,
    weight: 'few',
    codes: octet({ when: '2', means: 'its whole provider is listed' }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.uceprotect.net/en/rblcheck.php?ipr={listed}',
  },
  {
    id: 'backscatterer',
    name: 'Backscatterer',
    zone: 'ips.backscatterer.org',
    lists: 'ip',
    ipv6: false,
    weight: 'few',
    codes: octet({
      when: '2',
      means: 'it sent bounces or callouts to people who had mailed nothing; meant for bounces only',
    }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.backscatterer.org/?target=test&ip={listed}',
  },
  {
    id: 'spamrats',
    name: 'SpamRATS',
    zone: 'all.spamrats.com',
    lists: 'ip',
    ipv6: true,
    weight: 'some',
    codes: octet(
      { when: '36', means: 'Dyna: its name looks like that of a home connection' },
      { when: '37', means: 'NoPtr: it has no name' },
      { when: '38', means: 'Spam: it sends spam' },
      { when: '43', means: 'Auth: it tries passwords' },
    ),
    refusals: [],
    use: 'Free for little use.',
    page: 'https://www.spamrats.com/lookup.php?ip={listed}',
  },
  {
    id: 'spfbl',
    name: 'SPFBL',
    zone: 'dnsbl.spfbl.net',
    lists: 'ip',
    ipv6: true,
    weight: 'some',
    codes: octet(
      { when: '2', means: 'people complained of its mail' },
      { when: '3', means: 'it is suspected, or its name does not lead back to it', weight: 'few' },
      { when: '4', means: 'it is no mail server, or a home connection', weight: 'few' },
    ),
    refusals: [],
    use: 'Free for little use; meant for points, not for refusing.',
    page: 'https://matrix.spfbl.net/en/{listed}',
  },
  {
    id: 'hostkarma',
    name: 'Hostkarma',
    zone: 'hostkarma.junkemailfilter.com',
    lists: 'ip',
    ipv6: false,
    weight: 'some',
    codes: octet(
      { when: '1', means: 'white: it sends good mail', weight: 'none' },
      { when: '2', means: 'black: it sends spam' },
      { when: '3', means: 'yellow: it sends both', weight: 'none' },
      { when: '4', means: 'brown: much of its mail is spam', weight: 'few' },
      { when: '5', means: 'not to be listed', weight: 'none' },
    ),
    refusals: [],
    use: 'Free up to 250,000 questions a day.',
    page: 'https://ipadmin.junkemailfilter.com/remove.php?ip={listed}',
  },
  {
    id: 'dronebl',
    name: 'DroneBL',
    zone: 'dnsbl.dronebl.org',
    lists: 'ip',
    ipv6: true,
    weight: 'few',
    codes: octet(
      { when: '3-7', means: 'a machine there is infected' },
      { when: '8-11', means: 'it is an open proxy' },
      { when: '12', means: 'it is an open resolver' },
      { when: '13', means: 'it tries passwords' },
      { when: '14-19', means: 'a machine there is misused' },
    ),
    refusals: [],
    use: 'Free.',
    page: 'https://dronebl.org/lookup?ip={listed}',
  },
  {
    id: 'blocklist-de',
    name: 'blocklist.de',
    zone: 'bl.blocklist.de',
    lists: 'ip',
    ipv6: true,
    weight: 'few',
    codes: octet({ when: '2-30', means: 'it attacked a server within 48 hours' }),
    refusals: [],
    use: 'Free.',
    page: 'https://www.blocklist.de/en/view.html?ip={listed}',
  },
  {
    id: 'spameatingmonkey',
    name: 'Spam Eating Monkey',
    zone: 'bl.spameatingmonkey.net',
    lists: 'ip',
    ipv6: false,
    weight: 'few',
    codes: octet({ when: '2-3', means: 'it mailed a spam trap' }),
    refusals: [],
    use: 'Free up to 100,000 questions a day.',
    page: 'https://spameatingmonkey.com/lookup/{listed}',
  },
  {
    id: 's5h',
    name: 's5h.net',
    zone: 'all.s5h.net',
    lists: 'ip',
    ipv6: true,
    weight: 'few',
    codes: ONE,
    refusals: [],
    use: 'Free.',
    page: 'http://www.usenix.org.uk/content/rbl.html',
  },
  {
    id: 'spamhaus-dbl',
    name: 'Spamhaus DBL',
    zone: 'dbl.spamhaus.org',
    lists: 'domain',
    ipv6: false,
    weight: 'many',
    codes: octet(
      { when: '2', means: 'its reputation is bad' },
      { when: '4', means: 'it serves phishing' },
      { when: '5', means: 'it serves malware' },
      { when: '6', means: 'it controls infected machines' },
      { when: '102-106', means: 'it is good, but somebody misuses its site' },
    ),
    refusals: ['127.0.1.255'],
    use: 'Free for little, non-commercial use; not by public resolvers, nor from machines without a name of their own.',
    page: 'https://check.spamhaus.org/results?query={listed}',
  },
  {
    id: 'surbl',
    name: 'SURBL',
    zone: 'multi.surbl.org',
    lists: 'domain',
    ipv6: false,
    weight: 'many',
    codes: bits(
      { when: '8', means: 'PH: it serves phishing' },
      { when: '16', means: 'MW: it serves malware' },
      { when: '64', means: 'ABUSE: it stands in spam' },
      { when: '128', means: 'CR: its site was broken into' },
    ),
    refusals: ['127.0.0.1'],
    use: 'Free for little, non-commercial use; not by public resolvers.',
    page: 'https://surbl.org/surbl-analysis',
  },
  {
    id: 'uribl',
    name: 'URIBL',
    zone: 'multi.uribl.com',
    lists: 'domain',
    ipv6: false,
    weight: 'some',
    codes: bits(
      { when: '2', means: 'black: it stands in spam' },
      { when: '4', means: 'grey: it stands in bulk mail that people did not ask for', weight: 'few' },
      { when: '8', means: 'red: it is suspected', weight: 'few' },
    ),
    refusals: ['127.0.0.1'],
    use: 'Free for little use; not by public resolvers.',
    page: 'https://admin.uribl.com/?section=lookup&domain={listed}',
  },
]
