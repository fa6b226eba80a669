import type { ComponentType } from 'preact'
import { api } from '../api/api.ts'
import { may } from '../api/session.ts'
import type { IconName } from '../parts/icon.tsx'

interface PageEntry {
  /** Its part of the address. */
  readonly id: string
  readonly title: string
  readonly icon: IconName
  load(): Promise<{ readonly default: ComponentType }>
}

/** Every page, in the order of the menu. */
export const PAGES: readonly PageEntry[] = [
  {
    id: 'overview',
    title: 'Overview',
    icon: 'overview',
    load: () => import('./overview/overview.tsx'),
  },
  {
    id: 'explain',
    title: 'Explain',
    icon: 'explain',
    load: () => import('./explain/explain.tsx'),
  },
  {
    id: 'addresses',
    title: 'Addresses',
    icon: 'addresses',
    load: () => import('./addresses/addresses.tsx'),
  },
  {
    id: 'suppressions',
    title: 'Suppressions',
    icon: 'suppressions',
    load: () => import('./suppressions/suppressions.tsx'),
  },
  {
    id: 'events',
    title: 'Events',
    icon: 'events',
    load: () => import('./events/events.tsx'),
  },
  {
    id: 'incidents',
    title: 'Incidents',
    icon: 'incidents',
    load: () => import('./incidents/incidents.tsx'),
  },
  {
    id: 'unrecognised',
    title: 'Unrecognised',
    icon: 'unrecognised',
    load: () => import('./unrecognised/unrecognised.tsx'),
  },
  {
    id: 'policy',
    title: 'Policy and sources',
    icon: 'policy',
    load: () => import('./policy/policy.tsx'),
  },
]

/** Where a reader begins: with an overview, or with an explanation while there is nothing to look over. */
export async function firstPage(): Promise<string> {
  if (!may('read')) return 'policy'
  const { items } = await api.events({ limit: 1 })
  return items.length === 0 ? 'explain' : 'overview'
}
