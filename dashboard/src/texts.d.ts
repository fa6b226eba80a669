/** Files of texts that are bundled as they are. */
declare module '*.eml' {
  const text: string
  export default text
}
declare module '*.txt' {
  const text: string
  export default text
}
