import { hrefTo } from '../routing.ts'

/** Leads to all that is known of an address; where only hashes are kept there is none to show. */
export function AddressLink({ address }: { readonly address: string | null }) {
  if (address === null) return <span class="muted">kept as a hash</span>
  const at = address.lastIndexOf('@')
  return (
    <a href={hrefTo('addresses', address)}>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </a>
  )
}
