import { route } from '../../routing.ts'
import { AddressPage } from './address-page.tsx'
import { SearchPage } from './search-page.tsx'

/** One address with its whole history, or the search for one. */
export default function Addresses() {
  const { rest } = route.value
  return rest === '' ? <SearchPage /> : <AddressPage key={rest} address={rest} />
}
