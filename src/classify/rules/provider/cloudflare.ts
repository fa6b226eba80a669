import { provider } from '../../rule.ts'

/** Cloudflare Email Routing: it forwards, so most refusals are the next server's. */
export default provider({
  name: 'cloudflare',
  title: 'Cloudflare Email Routing',
  hosts: ['mx.cloudflare.net', 'cloudflare.net', 'cloudflare-email.com'],
  marks: [
    'mx.cloudflare.net',
    'cloudflare-email',
    'cloudflare.com/email-routing',
    'email-routing/postmaster',
  ],
  help: 'https://developers.cloudflare.com/email-routing/postmaster/',
  rules: [
    {
      id: 'listed',
      reason: 'reputation',
      text: ['found on one or more rbls', 'found on one or more dnsbls'],
      is: [
        '554 192.0.2.1 found on one or more RBLs (abusixip). Refer to https://developers.cloudflare.com/email-routing/postmaster/#spam-and-abusive-traffic/',
      ],
    },
    {
      id: 'address-not-routed',
      reason: 'unknown-user',
      onlyHere: true,
      text: ['address does not exist', 'no such address', 'address not found'],
      is: ['550 5.1.1 Address does not exist. x.mx.cloudflare.net'],
    },
    {
      id: 'upstream',
      reason: 'unknown',
      onlyHere: true,
      weight: 'hint',
      text: ['upstream error'],
      is: ['521 5.3.0 Upstream error, route1.mx.cloudflare.net'],
    },
    {
      id: 'unauthenticated',
      reason: 'authentication',
      onlyHere: true,
      text: ['is not authenticated', 'unauthenticated', 'dmarc'],
      is: ['550 5.7.1 sender is unauthenticated, route1.mx.cloudflare.net'],
    },
  ],
})
