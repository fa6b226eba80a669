'use strict'

// Haraka asks the suppression list before it takes mail that it is to send: put this file into plugins/, its name into
// config/plugins (after the plugins that allow relaying), and undelivered.ini into config/.

const http = require('node:http')
const https = require('node:https')

exports.register = function () {
  this.loadSettings()
}

exports.loadSettings = function () {
  const { main } = this.config.get('undelivered.ini', () => this.loadSettings())
  this.settings = {
    url: (main.url || 'http://127.0.0.1:8025').replace(/\/$/, ''),
    key: main.key,
    scope: main.scope || '*',
    timeout: Number(main.timeout) || 2000,
  }
}

exports.hook_rcpt = function (next, connection, [recipient]) {
  // Mail that comes in for one's own users is none of the list's business.
  if (!connection.relaying) return next()
  // A method until Haraka 3.1, a property since 3.2.
  const address = typeof recipient.address === 'function' ? recipient.address() : recipient.address
  check(address, this.settings, (error, answer) => {
    if (error) {
      connection.logwarn(this, `the list cannot be asked, mail goes all the same: ${error.message}`)
      return next()
    }
    if (answer.send) return next()
    const held = answer.state === 'held'
    next(held ? DENYSOFT : DENY, `Not sent${held ? ' for now' : ''}, on the suppression list: ${answer.why}`)
  })
}

function check(address, { url, key, scope, timeout }, told) {
  let done = (error, answer) => {
    done = () => {}
    told(error, answer)
  }
  const path = `${url}/v1/check/${encodeURIComponent(address)}?scope=${encodeURIComponent(scope)}`
  const headers = { authorization: `Bearer ${key}` }
  const request = (url.startsWith('https:') ? https : http).get(path, { headers }, (response) => {
    let body = ''
    response.setEncoding('utf8').on('data', (piece) => (body += piece))
    response.on('end', () => {
      try {
        const answer = JSON.parse(body)
        if (response.statusCode === 200) done(null, answer)
        else done(new Error(answer.detail))
      } catch (error) {
        done(error)
      }
    })
  })
  request.on('error', (error) => done(error))
  request.setTimeout(timeout, () => request.destroy(new Error('it does not answer')))
}
