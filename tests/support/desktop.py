"""A desktop's notification service on a private bus: writes down what it is asked to show.

Run as a program of its own; its standard output is one line of JSON for each notification.
"""

from __future__ import annotations

import json
import sys

from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
INTROSPECTION = """
<node><interface name="org.freedesktop.Notifications">
<method name="Notify">
<arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
<arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
<arg direction="in" type="a{sv}" name="hints"/><arg direction="in" type="i"/>
<arg direction="out" type="u"/></method>
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="GetServerInformation"><arg direction="out" type="s"/><arg direction="out" type="s"/>
<arg direction="out" type="s"/><arg direction="out" type="s"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>
"""


def tell(**what: str) -> None:
    """One line for the test that listens."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Answer every call until the bus goes away."""
    bus = open_dbus_connection()
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    tell(ready="yes")
    while True:
        call = bus.receive()
        if call.header.message_type is not MessageType.method_call:
            continue
        match call.header.fields[HeaderFields.member]:
            case "Notify":
                tell(app=call.body[0], title=call.body[3], text=call.body[4])
                bus.send(new_method_return(call, "u", (1,)))
            case "GetCapabilities":
                bus.send(new_method_return(call, "as", (["body", "actions"],)))
            case "GetServerInformation":
                bus.send(new_method_return(call, "ssss", ("desktop", "tests", "1", "1.2")))
            case "Introspect":
                bus.send(new_method_return(call, "s", (INTROSPECTION,)))
            case _:
                bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))


if __name__ == "__main__":
    main()
