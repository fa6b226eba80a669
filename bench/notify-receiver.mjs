// Takes webhooks, refuses some by chance, and counts what is missing, comes twice, or out of order.
import { createServer } from 'node:http'

const fails = Number(process.argv[2])
const taken = new Set()
const last = new Map()
const counts = { requests: 0, refused: 0, twice: 0, disorder: 0 }

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    counts.requests++
    if (Math.random() < fails) {
      counts.refused++
      response.statusCode = 500
    } else take(JSON.parse(Buffer.concat(chunks).toString()).data.event)
    response.end()
  })
})

function take({ id, recipient }) {
  const n = Number(id.slice('bench-'.length))
  if (taken.has(n)) counts.twice++
  else if (n < (last.get(recipient) ?? -1)) counts.disorder++
  taken.add(n)
  last.set(recipient, n)
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', () => process.send({ ...counts, messages: taken.size }))
