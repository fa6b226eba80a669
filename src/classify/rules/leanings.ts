import { type ReasonTable, reasonTable } from '../rule.ts'
import { OF_SENDER } from './combine.ts'

/**
 * The last resort: a thing and what befell it, near each other, in whatever words stand between. They decide only
 * where no other words do, and of several the reason that comes first in the order (order.ts).
 */
const leaning = (
  reason: ReasonTable['reason'],
  text: readonly string[],
  is: readonly string[],
  unless: readonly string[] = [],
): ReasonTable => reasonTable(reason, [{ id: 'leaning', weight: 'faint', text, unless, is }])

const NOT = "{not /n't /cannot/unknown/invalid/|bad|/wrong/|no |/unable/fail/illegal/incorrect/missing/never}"
const WRONG =
  "{invalid/missing/malformed/|bad|/illegal/duplicate/multiple/required/not allowed/not valid/too long/too many/broken/wrong/improper/incorrect/forbidden/not accept/must/lacks/empty/without/absent/violat/unparse/n't parse}"
const BROKEN =
  '{error/fail/problem/unavailable/busy/down|/fault/exception/crash/overload/died/killed/cannot/could not/unable/not available/not running/not respond/misconfig/broken/trouble/out of memory/abort/stopped/offline/corrupt/not ready/denied/locked/shut/fatal}'

export const LEANINGS: readonly ReasonTable[] = [
  leaning(
    'sender-rejected',
    [
      `{sender/from address/from header/mail from/return path/return-path/reverse path/reverse-path/originator/envelope from/your address/your email address/your domain/your e-mail} * ${NOT}`,
      '{unknown/invalid/bad/illegal/fake/forged/blocked/unwanted/bogus/dubious/unauthori/unverified} * {sender/originator/from address/return path}',
      '{reject/refuse/block/deny/denied/ban/blacklist/not accept/filter} * {sender/originator/from address/return path/your address/your domain}',
    ],
    ['550 Originator could never be looked up'],
    ['recipient', 'contact the sender', 'the sender should', 'sender must', 'relay', '|ip'],
  ),
  leaning(
    'throttling',
    [
      '{too many/too much/too fast/too frequent/too often/flood/excessive/maximum number/max number/limit of/more than} * {message/mail/connection/session/recipient/request/attempt/delivery/deliveries/transaction/address/sending/per }',
      '{message/mail/connection/session/recipient/request/delivery/sending/hourly/daily} * {rate|/too many/too fast/frequency/throttl/limit exceed/limit reached/limit has been/quota}',
      '{slow down/throttl/rate limit/ratelimit}',
    ],
    ['450 This is more than your daily share of deliveries: slow down'],
    ['size', 'hop', 'loop', 'header', 'mailbox', 'bytes', 'line'],
  ),
  leaning(
    'content-rejected',
    [
      '{attachment/file type/filetype/file name/filename/|word|/|words|/phrase/subject/|url/|link|/|links|/|body|/html/content/script/macro/archive/image/document} * {not allow/forbidden/prohibit/block/reject/banned/refuse/not accept/disallow/not permit/unacceptable/denied/inappropriate/offensive/suspicious/dangerous}',
      '{forbidden/prohibited/banned/blocked/unacceptable/disallowed/inappropriate/offensive/dangerous/illegal} * {attachment/file|/files|/|word/phrase/subject/url/|link/content/script/macro/archive}',
    ],
    ['550 Such documents are not permitted by our gateway'],
    ['header', 'content-type', 'size', 'large', 'dns', 'sender'],
  ),
  leaning(
    'reputation',
    [
      '{your/sending/remote/client/connecting/source/originating} {ip/server/host/network/provider/mta/machine/system/mail server/address range/subnet} * {block/banned/blacklist/listed/reject/refuse/denied/suspicious/abuse/spam/not trusted/untrusted/bad|/poor}',
      '{blacklist/blocklist/black list/block list/dnsbl/|rbl|/|bl|/deny list/denylist}',
      '{reject/refuse/block/deny/denied/banned} * {by ip/your ip/your host/your server/your network/your provider/client host/mail server}',
    ],
    ['550 Your provider is known to us for abuse'],
    ['not listed', 'recipient', 'resolve', 'reverse', '|name|', 'url', 'link', 'relay'],
  ),
  leaning(
    'spam-filter',
    ['{spam/junk/unsolicited/|uce|/|ube|/bulk mail/bulk e/mass mail/mass e/advertis}'],
    ['550 No mass mailings, please'],
    ['spamhaus', 'spamcop', 'antispam.', 'spam@', 'ip address'],
  ),
  leaning(
    'malformed-message',
    [
      `{header/message-id/message id/date field/date line/subject/mime/boundary/from field/from line/|to field/line length/line end/encoding/charset/8-bit/8bit/non-ascii/control character/nul |null char/message format} * ${WRONG}`,
      `${WRONG} * {header/message-id/message id/date field/mime/boundary/from field/from line/line length/line end/encoding|/charset/message format}`,
    ],
    ['554 The boundary of your mail is broken'],
    ['address', 'recipient', 'command', 'helo', 'spf', 'dkim', 'certificate', 'relay'],
  ),
  leaning(
    'message-too-large',
    [
      '{message/|mail|/size/attachment/|body/|data|/letter} * {too large/too big/too long/too heavy/exceed/over * limit/oversize/maximum/larger than/bigger than}',
    ],
    ['552 Your letter is too heavy'],
    ['quota', 'mailbox', 'storage', 'recipients', 'hop', 'connection', 'rate', 'messages', 'line', 'retr', 'time'],
  ),
  leaning(
    'mailbox-full',
    [
      '{mailbox/inbox/account/|user|/recipient/storage/disk/space/quota/maildir/folder} * {|full|/exceed/over limit/over its/insufficient/not enough/no space/no room/out of space/reached/overflow/exhausted}',
      '{not enough/insufficient/no more/out of/lack of/no free} * {space/storage/room}',
    ],
    ['552 The folder of this person has reached what it can hold'],
    ['sending', 'message size', 'rate', 'connection', 'system', 'per hour', 'per day', 'hop'],
  ),
  leaning(
    'mailbox-disabled',
    [
      '{mailbox/inbox/account/|user|/recipient/address/subscriber/customer/domain} * {disabled/suspended/inactive/closed/locked/expired/deactivated/frozen/blocked/not active/no longer/unpaid/terminated/on hold/cancelled/canceled/retired/deleted}',
    ],
    ['550 The subscriber has been put on hold'],
    [...OF_SENDER, 'sender', 'your account', 'connection', 'relay', 'password', 'connection closed', 'blocked by'],
  ),
  leaning(
    'moved',
    ['{has moved/have moved/moved to/new address/changed address/address has changed/relocated/please use * instead/no longer with}'],
    ['550 Ms Smith has changed address'],
    ['moved to quarantine', 'moved to junk'],
  ),
  leaning(
    'unknown-user',
    [
      `{|user/recipient/mailbox/mail box/|inbox/|account/|rcpt/addressee/person|/|alias/username/|customer/|member/local part/local-part/destination address/email address/e-mail address/|login} * ${NOT}`,
      "{not a/not an/|no|/unknown/invalid/|bad|/wrong/illegal/nonexist/non-exist/unrecogni/such/not find/n't find/unable to find/not know/n't know} * {|user/recipient/mailbox/mail box/|account/|rcpt/addressee/person|/|alias/username/|customer/|member/|login}",
      "{is not/isn't/not } * {here|/at this/on this/at our/in our}",
    ],
    ['550 I never heard of that person', '550 This person does no longer get mail here'],
    [
      ...OF_SENDER,
      'sender',
      'relay',
      'authenticat',
      'password',
      'login fail',
      'certificate',
      'too many',
      'block',
      'policy',
      'quota',
      'permission',
      'allowed',
      'authorized',
      'connect',
      'available',
      'command',
      'accept',
    ],
  ),
  leaning(
    'unknown-domain',
    [
      "{|domain/hostname/host name/|mx |/|mx|/destination host/destination server/recipient host} * {unknown/not exist/n't exist/not found/|no |/invalid/cannot/could not/not valid/not regist/no longer/unresolv/not resolve/fail}",
      "{unknown/no such/invalid/bad|/not find/n't find/unable to find/cannot find/unresolv/not resolve} * {|domain/hostname/host name/|host|/|mx|/server name}",
    ],
    ['550 That domain was never there'],
    [...OF_SENDER, 'sender', 'relay', 'client', 'helo', 'reverse', 'your', 'local host', 'local domain'],
  ),
  leaning(
    'recipient-refused',
    [
      '{recipient/|user|/mailbox/addressee/account/|address|/group/list|/organi} * {not allow/not permit/not accept/refuse/reject/denied/deny/restrict/only accept/not want/not wish/declin/permission/not authori/approved}',
      '{permission/allowed/permitted/authorized/authorised/approved} * {to send to/to mail/to write to/to post/to contact}',
    ],
    ['550 Only approved writers may reach this addressee: no permission'],
    [...OF_SENDER, 'sender', 'relay', 'spam', 'rcpt to', 'too many', 'quota', 'authenticat', 'policy'],
  ),
  leaning(
    'invalid-address',
    [
      '{address/recipient/mailbox/local part/local-part/domain part} * {syntax/malformed/format/illegal character/invalid character/unqualified/not fully/ambiguous/parse}',
      '{malformed/syntax/unparse/ambiguous/invalid character/illegal character} * {address/recipient/mailbox/local part}',
    ],
    ['501 The local part is ambiguous'],
    [...OF_SENDER, 'sender', 'helo'],
  ),
  leaning(
    'media-unsupported',
    ['{smtputf8/8bitmime/utf-8/utf8/internationali/binarymime/conversion/media type/content type/content-type} * {not support/unsupport/not offer/fail/required/not possible/cannot/prohibit/no support}'],
    ['554 Conversion was not possible'],
    ['header'],
  ),
  leaning(
    'security',
    [
      '{login/password/credential/authenticat/certificate/signature/encrypt/decrypt/|sasl|/kerberos/|auth|/cipher} * {fail/invalid/required/incorrect/rejected/not accept/expired/wrong/missing/denied/error/not support/first/needed}',
    ],
    ['535 Kerberos said no: ticket expired'],
    ['spf', 'dkim', 'dmarc', 'sender'],
  ),
  leaning(
    'network-error',
    [
      '{|dns|/name server/nameserver/resolver/lookup/|route|/routing/gateway/network/internet} * {fail/error/unable/could not/cannot/problem/unreachable/down|/not reach/temporar/servfail/no answer}',
      '{unreachable/not reachable/no route/cannot reach/unable to reach/could not reach}',
    ],
    ['451 The gateway could not be reached'],
    ['sender', 'client', 'blacklist', 'spam'],
  ),
  leaning(
    'timeout',
    [
      '{connect/connection/session/socket/network/|host|/server/remote/peer/link|/|smtp} * {timed out/time out/timeout/time-out/closed/refused|/reset|/lost|/dropped/broken/terminated/no answer/no response/not respond/not answer/disconnect/hung up/interrupted/fail}',
      "{timed out/time-out/timeout/no answer/no response/not responding/n't respond/not answer/n't answer/hung up/disconnect/unable to connect/cannot connect/could not connect/n't connect/failed to connect}",
    ],
    ['The peer hung up'],
    ['retry timeout', 'authenticat', '|by policy', 'blocked', 'delivery'],
  ),
  leaning(
    'protocol-error',
    [
      '{command/syntax/argument/parameter/sequence|/|verb/keyword/|ehlo|/|helo|/pipelin/protocol/bareword/|option/|crlf} * {error/invalid/|bad/unexpected/out of/unrecogni/unimplement/not implement/unknown/wrong/missing/violat/not understood/not allowed/disabled/not recogni/too long/not support/first}',
      '{invalid/|bad/unexpected/unrecogni/unknown/unsupported/illegal/wrong} * {command/syntax/argument/parameter/sequence/|verb/protocol/|option}',
    ],
    ['500 I never met that verb: unexpected'],
    ['address', 'hostname', 'authenticat'],
  ),
  leaning(
    'system-full',
    ['{system/server/|disk/spool/queue/partition/file system/filesystem/resource} * {|full|/insufficient/out of space/no space/not enough/low on/exhausted}'],
    ['451 The spool partition is full'],
    ['mailbox', 'user', 'account'],
  ),
  leaning(
    'system-error',
    [
      `{server/|system/service/internal/database/|ldap|/|sql|/backend/config/|queue/|script/|pipe|/process/daemon/filter/scanner/|file|/directory/program/software/memory/thread/module/milter/delivery agent/mailer/|local|/storage/spool/cache/domain controller/agent} * ${BROKEN}`,
      '{fault/error|/crash/malfunction/maintenance/technical} * {server/|system/service/internal/database/config/queue/process/problem/difficult/reason}',
      '{something went wrong/unexpected error/general error/software error/program error/not operational/out of order/out of service/maintenance}',
    ],
    ['451 The milter crashed', '421 We are out of service'],
    ['user', 'recipient', 'mailbox', 'address', 'sender', 'spam', 'relay'],
  ),
]
