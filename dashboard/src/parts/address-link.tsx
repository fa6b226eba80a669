import { hrefTo } from '../routing.ts'

interface AddressLinkProps {
  readonly address: string | null
  /** What stands there without an address: only hashes are kept, unless it is told otherwise. */
  readonly none?: string
}

/** Leads to all that is known of an address. */
export function AddressLink({ address, none = 'kept as a hash' }: AddressLinkProps) {
  if (address === null) return <span class="muted">{none}</span>
  const at = address.lastIndexOf('@')
  return (
    <a href={hrefTo('addresses', address)}>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </a>
  )
}
