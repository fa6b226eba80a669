/** Every cause of an incident. */
export const INCIDENT_CAUSES = [
  ...[
    'unknown-addresses',
    'reputation',
    'authentication',
    'missing-ptr',
    'policy',
    'spam-filter',
    'tls-required',
  ],
  ...['blocklist', 'hard-bounces', 'complaints', 'nothing-read', 'unreadable', 'backscatter'],
]
