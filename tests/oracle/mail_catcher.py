"""A mail server that takes letters to good@… and refuses those to nobody@…; each letter becomes one line of JSON."""

import email
import email.policy
import json
import sys

from aiosmtpd.controller import Controller


class Catcher:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such person"
        if address.startswith("later@"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        told = {name.lower(): str(value) for name, value in letter.items()}
        told["text"] = letter.get_content().replace("\r\n", "\n")
        told["envelope"] = envelope.rcpt_tos
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return "250 kept"


controller = Controller(Catcher(), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
sys.stdin.read()  # until whoever started it goes
controller.stop()
