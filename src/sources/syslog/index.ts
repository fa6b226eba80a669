import Type from 'typebox'
import { isNetwork, placeOf } from '../../settings/place.ts'
import { from, zone, zoneMistakes } from '../files/log-settings.ts'
import type { SourceKind } from '../source.ts'
import type { SyslogBlock } from './block.ts'
import { SyslogSource } from './syslog-source.ts'

export const syslog: SourceKind<SyslogBlock> = {
  kind: 'syslog',
  description:
    'Takes the log of mail servers on other machines as syslog sends it (RFC 3164, RFC 5424), over UDP or TCP. Syslog itself knows no receipts: what is sent while the service does not run is lost over UDP, and over TCP unless the sender keeps a queue. Where the log is a file on this machine, follow it by the kind log instead.',
  settings: Type.Object({
    listen: Type.String({
      minLength: 1,
      examples: ['0.0.0.0:5514'],
      description: 'Where to listen: ADDRESS:PORT. Ports below 1024 need special rights.',
    }),
    protocol: Type.Optional(
      Type.Unsafe<SyslogBlock['protocol']>({
        type: 'string',
        enum: ['udp', 'tcp', 'both'],
        default: 'both',
        description: 'How it is sent.',
      }),
    ),
    from,
    zone,
    allow: Type.Optional(
      Type.Array(Type.String(), {
        default: [],
        examples: [['192.0.2.0/24']],
        description:
          'Addresses and networks that may send beside this machine. Syslog has no keys: name none but your own mail servers.',
      }),
    ),
    maxConnections: Type.Optional(
      Type.Integer({ default: 100, minimum: 1, maximum: 10_000, description: 'Over TCP; more are refused.' }),
    ),
  }),
  mistakes(block) {
    const place = placeOf(block.listen)
    const listens = place !== null && !('path' in place)
    return [
      ...(listens ? [] : ['.listen must be an address and a port, as 127.0.0.1:5514']),
      ...block.allow
        .filter((one) => !isNetwork(one))
        .map((one) => `.allow must hold addresses or networks, as 192.0.2.0/24, not ${JSON.stringify(one)}`),
      ...zoneMistakes(block),
    ]
  },
  open: (block, context) => new SyslogSource(block, context),
}
