package main

import (
	tgdFmt "fmt"
	tgdOs "os"
	tgdReflect "reflect"
	tgdStrings "strings"
	"testing"
	"testing/internal/testdeps"
)

func tgdOver(op string, why interface{}) {
	tgdSend(`{"op":"` + op + `","message":` + tgdQuoted(tgdFmt.Sprint(why)) + `}`)
	tgdOs.Exit(4)
}

// Asks the solution, which is in another program.
func tgdAsk(result interface{}, arguments ...interface{}) {
	tgdSend(tgdQuestion(arguments))
	reply := tgdReceive()
	defer func() {
		if e := recover(); e != nil {
			tgdOver("mismatch", e)
		}
	}()
	value, _ := tgdMark(tgdParse(reply), "value")
	tgdGet(value, tgdReflect.ValueOf(result).Elem())
}

func tgdQuestion(arguments []interface{}) string {
	defer func() {
		if e := recover(); e != nil {
			tgdOver("unasked", e)
		}
	}()
	var out tgdStrings.Builder
	out.WriteString(`{"op":"ask","args":[`)
	for i, each := range arguments {
		if i > 0 {
			out.WriteByte(',')
		}
		tgdPut(&out, tgdReflect.ValueOf(each).Elem(), 0)
	}
	return out.String() + "]}"
}

func tgdCheck(name string, test func(*testing.T)) {
	tests := []testing.InternalTest{{Name: name, F: test}}
	if code := testing.MainStart(testdeps.TestDeps{}, tests, nil, nil, nil).Run(); code != 0 {
		tgdOs.Exit(code)
	}
	tgdSend(`{"op":"done"}`)
}
