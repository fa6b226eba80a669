/**
 * The id under which an event is kept. One that is kept apart has another, so that nobody can have a true report taken
 * for known by sending its double before it.
 */
export const keptId = (id: string, apart: 'backscatter' | undefined): string =>
  apart === undefined ? id : `${apart}-${id}`
