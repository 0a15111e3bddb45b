// Plain values as JSON, between a test and a solution that are programs of their own.
package main

import (
	tgdBinary "encoding/binary"
	tgdJson "encoding/json"
	tgdFmt "fmt"
	tgdIo "io"
	tgdMath "math"
	tgdOs "os"
	tgdReflect "reflect"
	tgdStrconv "strconv"
	tgdStrings "strings"
	tgdUtf8 "unicode/utf8"
)

var tgdIn, tgdOut = tgdOs.NewFile(3, "in"), tgdOs.NewFile(4, "out")

type tgdUnfit string

func tgdSend(text string) {
	frame := make([]byte, 4, 4+len(text))
	tgdBinary.BigEndian.PutUint32(frame, uint32(len(text)))
	if _, e := tgdOut.Write(append(frame, text...)); e != nil {
		tgdOs.Exit(5)
	}
}

func tgdReceive() string {
	head := make([]byte, 4)
	if _, e := tgdIo.ReadFull(tgdIn, head); e != nil {
		tgdOs.Exit(0)
	}
	body := make([]byte, tgdBinary.BigEndian.Uint32(head))
	if _, e := tgdIo.ReadFull(tgdIn, body); e != nil {
		tgdOs.Exit(0)
	}
	return string(body)
}

func tgdQuoted(text string) string {
	if !tgdUtf8.ValidString(text) {
		return tgdFmt.Sprintf(`{"$bytes":"%x"}`, text)
	}
	quoted, _ := tgdJson.Marshal(text)
	return string(quoted)
}

// Types of values that stand where any may: what is not named here cannot cross.
var tgdTypes = map[string]tgdReflect.Type{}

func init() {
	for _, each := range []interface{}{
		int(0), int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0), float32(0),
		float64(0), "", false, []int{}, []int64{}, []float64{}, []string{}, []bool{}, []interface{}{}, [][]int{}, [][]string{},
		[][]interface{}{}, map[string]int{}, map[string]string{}, map[string]interface{}{}, map[interface{}]interface{}{},
		map[int]int{}, [2]int{}, [2]float64{}, [2]interface{}{}, [2]string{},
	} {
		tgdTypes[tgdReflect.TypeOf(each).String()] = tgdReflect.TypeOf(each)
	}
}

func tgdPut(out *tgdStrings.Builder, v tgdReflect.Value, depth int) {
	if depth > 200 {
		panic(tgdUnfit("the answer is nested deeper than 200 levels"))
	}
	switch v.Kind() {
	case tgdReflect.Bool:
		out.WriteString(tgdStrconv.FormatBool(v.Bool()))
	case tgdReflect.Int, tgdReflect.Int8, tgdReflect.Int16, tgdReflect.Int32, tgdReflect.Int64:
		out.WriteString(tgdStrconv.FormatInt(v.Int(), 10))
	case tgdReflect.Uint, tgdReflect.Uint8, tgdReflect.Uint16, tgdReflect.Uint32, tgdReflect.Uint64:
		out.WriteString(tgdStrconv.FormatUint(v.Uint(), 10))
	case tgdReflect.Float32, tgdReflect.Float64:
		tgdPutFloat(out, v.Float())
	case tgdReflect.String:
		out.WriteString(tgdQuoted(v.String()))
	case tgdReflect.Slice, tgdReflect.Array:
		if v.Kind() == tgdReflect.Slice && v.IsNil() {
			out.WriteString("null")
			return
		}
		out.WriteByte('[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				out.WriteByte(',')
			}
			tgdPut(out, v.Index(i), depth+1)
		}
		out.WriteByte(']')
	case tgdReflect.Map:
		out.WriteString(`{"$dict":[`)
		for i, key := range v.MapKeys() {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('[')
			tgdPut(out, key, depth+1)
			out.WriteByte(',')
			tgdPut(out, v.MapIndex(key), depth+1)
			out.WriteByte(']')
		}
		out.WriteString(`]}`)
	case tgdReflect.Ptr:
		if v.IsNil() {
			out.WriteString("null")
			return
		}
		out.WriteString(`{"$ptr":`)
		tgdPut(out, v.Elem(), depth+1)
		out.WriteByte('}')
	case tgdReflect.Interface:
		if v.IsNil() {
			out.WriteString("null")
			return
		}
		name := v.Elem().Type().String()
		if _, known := tgdTypes[name]; !known {
			panic(tgdUnfit("a value of type " + name + " cannot be sent where any may stand"))
		}
		out.WriteString(`{"$any":["` + name + `",`)
		tgdPut(out, v.Elem(), depth+1)
		out.WriteString(`]}`)
	default:
		panic(tgdUnfit("a value of type " + v.Type().String() + " cannot be sent"))
	}
}

func tgdPutFloat(out *tgdStrings.Builder, x float64) {
	switch {
	case x != x:
		out.WriteString(`{"$float":"nan"}`)
	case tgdMath.IsInf(x, 0):
		out.WriteString(map[bool]string{true: `{"$float":"inf"}`, false: `{"$float":"-inf"}`}[x > 0])
	default:
		text := tgdStrconv.FormatFloat(x, 'g', -1, 64)
		if !tgdStrings.ContainsAny(text, ".e") {
			text += ".0"
		}
		out.WriteString(text)
	}
}

func tgdFail(wanted interface{}, got interface{}) {
	shown := tgdFmt.Sprint(got)
	if len(shown) > 60 {
		shown = shown[:60]
	}
	panic(tgdUnfit(tgdFmt.Sprintf("wanted %v, got %s", wanted, shown)))
}

func tgdMark(x interface{}, mark string) (interface{}, bool) {
	object, is := x.(map[string]interface{})
	if !is {
		return nil, false
	}
	inner, is := object[mark]
	return inner, is
}

func tgdParse(text string) interface{} {
	decoder := tgdJson.NewDecoder(tgdStrings.NewReader(text))
	decoder.UseNumber()
	var x interface{}
	if e := decoder.Decode(&x); e != nil {
		panic(tgdUnfit("the message is no JSON: " + e.Error()))
	}
	return x
}

func tgdGet(x interface{}, v tgdReflect.Value) {
	kind := v.Kind()
	if kind == tgdReflect.Interface {
		tgdGetAny(x, v)
		return
	}
	switch kind {
	case tgdReflect.Slice, tgdReflect.Ptr, tgdReflect.Map:
		if x == nil {
			v.Set(tgdReflect.Zero(v.Type()))
			return
		}
	}
	switch given := x.(type) {
	case bool:
		if kind == tgdReflect.Bool {
			v.SetBool(given)
			return
		}
	case tgdJson.Number:
		if tgdGetNumber(string(given), v) {
			return
		}
	case string:
		if kind == tgdReflect.String {
			v.SetString(given)
			return
		}
	case []interface{}:
		if kind == tgdReflect.Slice || kind == tgdReflect.Array && v.Len() == len(given) {
			if kind == tgdReflect.Slice {
				v.Set(tgdReflect.MakeSlice(v.Type(), len(given), len(given)))
			}
			for i, each := range given {
				tgdGet(each, v.Index(i))
			}
			return
		}
	case map[string]interface{}:
		if tgdGetMarked(given, v) {
			return
		}
	}
	tgdFail(v.Type(), x)
}

func tgdGetNumber(text string, v tgdReflect.Value) bool {
	switch v.Kind() {
	case tgdReflect.Float32, tgdReflect.Float64:
		x, e := tgdStrconv.ParseFloat(text, 64)
		v.SetFloat(x)
		return e == nil
	case tgdReflect.Int, tgdReflect.Int8, tgdReflect.Int16, tgdReflect.Int32, tgdReflect.Int64:
		x, e := tgdStrconv.ParseInt(text, 10, v.Type().Bits())
		v.SetInt(x)
		return e == nil
	case tgdReflect.Uint, tgdReflect.Uint8, tgdReflect.Uint16, tgdReflect.Uint32, tgdReflect.Uint64:
		x, e := tgdStrconv.ParseUint(text, 10, v.Type().Bits())
		v.SetUint(x)
		return e == nil
	}
	return false
}

func tgdGetMarked(x map[string]interface{}, v tgdReflect.Value) bool {
	if name, is := tgdMark(x, "$float"); is && (v.Kind() == tgdReflect.Float64 || v.Kind() == tgdReflect.Float32) {
		v.SetFloat(map[interface{}]float64{"inf": tgdMath.Inf(1), "-inf": tgdMath.Inf(-1), "nan": tgdMath.NaN()}[name])
		return true
	}
	if hex, is := tgdMark(x, "$bytes"); is && v.Kind() == tgdReflect.String {
		text := tgdFmt.Sprint(hex)
		made := make([]byte, len(text)/2)
		for i := range made {
			b, _ := tgdStrconv.ParseUint(text[2*i:2*i+2], 16, 8)
			made[i] = byte(b)
		}
		v.SetString(string(made))
		return true
	}
	if inner, is := tgdMark(x, "$ptr"); is && v.Kind() == tgdReflect.Ptr {
		v.Set(tgdReflect.New(v.Type().Elem()))
		tgdGet(inner, v.Elem())
		return true
	}
	pairs, is := tgdMark(x, "$dict")
	list, listed := pairs.([]interface{})
	if !is || !listed || v.Kind() != tgdReflect.Map {
		return false
	}
	v.Set(tgdReflect.MakeMap(v.Type()))
	for _, each := range list {
		pair, two := each.([]interface{})
		if !two || len(pair) != 2 {
			return false
		}
		key, value := tgdReflect.New(v.Type().Key()).Elem(), tgdReflect.New(v.Type().Elem()).Elem()
		tgdGet(pair[0], key)
		tgdGet(pair[1], value)
		v.SetMapIndex(key, value)
	}
	return true
}

func tgdGetAny(x interface{}, v tgdReflect.Value) {
	if x == nil {
		v.Set(tgdReflect.Zero(v.Type()))
		return
	}
	inner, is := tgdMark(x, "$any")
	pair, two := inner.([]interface{})
	if !is || !two || len(pair) != 2 {
		tgdFail("any value", x)
	}
	made, known := tgdTypes[tgdFmt.Sprint(pair[0])]
	if !known {
		tgdFail("a known type", pair[0])
	}
	value := tgdReflect.New(made).Elem()
	tgdGet(pair[1], value)
	v.Set(value)
}
