package main

import (
	tgdFmt "fmt"
	tgdReflect "reflect"
	tgdStrings "strings"
)

// Calls the function of a solution, as often as it is asked to.
func tgdServe(function interface{}) {
	f := tgdReflect.ValueOf(function)
	tgdSend(`{"op":"ready"}`)
	for {
		tgdSend(tgdAnswer(f, tgdReceive()))
	}
}

func tgdAnswer(f tgdReflect.Value, message string) (reply string) {
	defer func() {
		if e := recover(); e != nil {
			kind := "panic"
			if _, ours := e.(tgdUnfit); ours {
				kind = ""
			}
			reply = `{"op":"result","failure":{"type":"` + kind + `","message":` + tgdQuoted(tgdFmt.Sprint(e)) + `}}`
		}
	}()
	given, _ := tgdParse(message).([]interface{})
	arguments := make([]tgdReflect.Value, f.Type().NumIn())
	if len(given) != len(arguments) {
		panic(tgdUnfit("the function takes another number of arguments"))
	}
	for i := range arguments {
		arguments[i] = tgdReflect.New(f.Type().In(i)).Elem()
		tgdGet(given[i], arguments[i])
	}
	results := f.Call(arguments)
	var out tgdStrings.Builder
	out.WriteString(`{"op":"result","value":`)
	if len(results) == 0 {
		out.WriteString("null")
	} else {
		tgdPut(&out, results[0], 0)
	}
	return out.String() + "}"
}
