/** The bytes of so many megabytes. */
export const bytesOf = (megabytes: number) => Math.ceil(megabytes * 1024 * 1024)
