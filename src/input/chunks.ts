export type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>
