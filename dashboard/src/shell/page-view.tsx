import { useEffect } from 'preact/hooks'
import { useLoad } from '../api/use-load.ts'
import { firstPage, PAGES } from '../pages/index.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { go, hrefTo, route } from '../routing.ts'

/** Somebody may have chosen a page meanwhile. */
function goUnlessGone(first: string): void {
  if (route.value.page === '') go(hrefTo(first))
}

/** The page that the address names; its code is loaded when somebody first goes there. */
export function PageView() {
  const { page } = route.value
  const found = PAGES.find(({ id }) => id === page)
  const load = useLoad(
    async () => ({ page, View: found === undefined ? null : (await found.load()).default }),
    [page],
  )
  useEffect(() => {
    if (page === '') void firstPage().then(goUnlessGone, () => goUnlessGone('overview'))
  }, [page])
  if (load.error !== undefined) return <Failed error={load.error} again={load.again} />
  if (page === '' || load.value?.page !== page) return <Loading />
  const { View } = load.value
  return View === null ? (
    <Empty title="There is no such page.">Choose one in the menu.</Empty>
  ) : (
    <View key={page} />
  )
}
