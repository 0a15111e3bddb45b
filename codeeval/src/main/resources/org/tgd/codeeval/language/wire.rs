// Plain values as JSON, between a test and a solution that are programs of their own. The side of the test reads what a
// solution wrote: what does not fit the type ends the test, not the check.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::hash::Hash;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::os::unix::io::FromRawFd;

const DEEPEST: usize = 200;

pub fn send(text: &str) {
    let mut out = ManuallyDrop::new(unsafe { File::from_raw_fd(4) });
    let mut frame = (text.len() as u32).to_be_bytes().to_vec();
    frame.extend_from_slice(text.as_bytes());
    if out.write_all(&frame).is_err() {
        std::process::exit(5);
    }
}

pub fn receive() -> String {
    let mut source = ManuallyDrop::new(unsafe { File::from_raw_fd(3) });
    let mut head = [0u8; 4];
    if source.read_exact(&mut head).is_err() {
        std::process::exit(0);
    }
    let mut body = vec![0u8; u32::from_be_bytes(head) as usize];
    if source.read_exact(&mut body).is_err() {
        std::process::exit(0);
    }
    String::from_utf8_lossy(&body).into_owned()
}

pub struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    depth: usize,
}

type Got<T> = Result<T, String>;

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Reader { text: text.as_bytes(), at: 0, depth: 0 }
    }

    fn fail<T>(&self, wanted: &str) -> Got<T> {
        let end = self.text.len().min(self.at + 60);
        Err(format!("wanted {}, got {}", wanted, String::from_utf8_lossy(&self.text[self.at.min(end)..end])))
    }

    fn space(&mut self) {
        while self.at < self.text.len() && self.text[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
    }

    pub fn eat(&mut self, word: &str) -> bool {
        self.space();
        let found = self.text[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    pub fn need(&mut self, word: &str) -> Got<()> {
        if self.eat(word) { Ok(()) } else { self.fail(word) }
    }

    fn opens(&mut self, mark: &str) -> bool {
        let before = self.at;
        let whole = self.eat("{") && self.eat(&format!("\"{}\"", mark)) && self.eat(":");
        if !whole {
            self.at = before;
        }
        whole
    }

    fn digits(&mut self) -> String {
        self.space();
        let from = self.at;
        while self.at < self.text.len() && self.at - from < 400 && b"0123456789+-.eE".contains(&self.text[self.at]) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.text[from..self.at]).into_owned()
    }

    fn hex(&mut self) -> Got<u32> {
        let end = self.at + 4;
        let digits = self.text.get(self.at..end).and_then(|d| std::str::from_utf8(d).ok()).unwrap_or("");
        self.at = end.min(self.text.len());
        u32::from_str_radix(digits, 16).map_err(|_| "wanted four hexadecimal digits".to_string())
    }

    fn string(&mut self) -> Got<String> {
        self.need("\"")?;
        let mut out = Vec::new();
        loop {
            let c = match self.text.get(self.at) {
                Some(c) => *c,
                None => return self.fail("the end of a text"),
            };
            self.at += 1;
            match c {
                b'"' => return Ok(String::from_utf8_lossy(&out).into_owned()),
                b'\\' => {
                    let c = match self.text.get(self.at) {
                        Some(c) => *c,
                        None => return self.fail("the end of a text"),
                    };
                    self.at += 1;
                    let plain = match c {
                        b'n' => '\n',
                        b'r' => '\r',
                        b't' => '\t',
                        b'b' => '\u{8}',
                        b'f' => '\u{c}',
                        b'u' => {
                            let mut code = self.hex()?;
                            if (0xD800..0xDC00).contains(&code) && self.text[self.at..].starts_with(b"\\u") {
                                self.at += 2;
                                let low = self.hex()?;
                                code = 0x10000 + ((code - 0xD800) << 10) + (low.wrapping_sub(0xDC00) & 0x3FF);
                            }
                            char::from_u32(code).unwrap_or('\u{FFFD}')
                        }
                        other => other as char,
                    };
                    let mut room = [0; 4];
                    out.extend_from_slice(plain.encode_utf8(&mut room).as_bytes());
                }
                other => out.push(other),
            }
        }
    }

    fn list(&mut self, mut element: impl FnMut(&mut Self) -> Got<()>) -> Got<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fail("fewer levels");
        }
        self.need("[")?;
        if !self.eat("]") {
            loop {
                element(self)?;
                if !self.eat(",") {
                    break;
                }
            }
            self.need("]")?;
        }
        self.depth -= 1;
        Ok(())
    }
}

pub trait Wire: Sized {
    fn put(&self, out: &mut String);
    fn get(from: &mut Reader) -> Got<Self>;
}

macro_rules! whole {
    ($($t:ty),*) => {$(
        impl Wire for $t {
            fn put(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }
            fn get(from: &mut Reader) -> Got<Self> {
                let digits = from.digits();
                digits.parse().or_else(|_| from.fail("a whole number of the type's range"))
            }
        }
    )*};
}
whole!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

macro_rules! floating {
    ($($t:ty),*) => {$(
        impl Wire for $t {
            fn put(&self, out: &mut String) {
                if self.is_nan() {
                    out.push_str("{\"$float\":\"nan\"}");
                } else if self.is_infinite() {
                    out.push_str(if *self > 0.0 { "{\"$float\":\"inf\"}" } else { "{\"$float\":\"-inf\"}" });
                } else {
                    out.push_str(&format!("{:?}", self));
                }
            }
            fn get(from: &mut Reader) -> Got<Self> {
                if from.opens("$float") {
                    let name = from.string()?;
                    from.need("}")?;
                    return Ok(match name.as_str() { "inf" => <$t>::INFINITY, "-inf" => <$t>::NEG_INFINITY, _ => <$t>::NAN });
                }
                let digits = from.digits();
                digits.parse().or_else(|_| from.fail("a number"))
            }
        }
    )*};
}
floating!(f32, f64);

impl Wire for bool {
    fn put(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
    fn get(from: &mut Reader) -> Got<Self> {
        if from.eat("true") { Ok(true) } else if from.eat("false") { Ok(false) } else { from.fail("a truth value") }
    }
}

impl Wire for () {
    fn put(&self, out: &mut String) {
        out.push_str("null");
    }
    fn get(from: &mut Reader) -> Got<Self> {
        from.need("null")
    }
}

fn put_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

impl Wire for String {
    fn put(&self, out: &mut String) {
        put_text(self, out);
    }
    fn get(from: &mut Reader) -> Got<Self> {
        from.string()
    }
}

impl Wire for &'static str {
    fn put(&self, out: &mut String) {
        put_text(self, out);
    }
    fn get(from: &mut Reader) -> Got<Self> {
        Ok(Box::leak(from.string()?.into_boxed_str()))
    }
}

impl Wire for char {
    fn put(&self, out: &mut String) {
        put_text(&self.to_string(), out);
    }
    fn get(from: &mut Reader) -> Got<Self> {
        let text = from.string()?;
        let mut all = text.chars();
        match (all.next(), all.next()) {
            (Some(c), None) => Ok(c),
            _ => from.fail("one character"),
        }
    }
}

fn put_all<'a, T: Wire + 'a>(all: impl Iterator<Item = &'a T>, out: &mut String) {
    out.push('[');
    for (i, each) in all.enumerate() {
        if i > 0 {
            out.push(',');
        }
        each.put(out);
    }
    out.push(']');
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut String) {
        put_all(self.iter(), out);
    }
    fn get(from: &mut Reader) -> Got<Self> {
        let mut all = Vec::new();
        from.list(|r| Ok(all.push(T::get(r)?)))?;
        Ok(all)
    }
}

macro_rules! collected {
    ($($set:ident: $($bound:ident)+, $map:ident);*) => {$(
        impl<T: Wire $(+ $bound)+> Wire for $set<T> {
            fn put(&self, out: &mut String) {
                put_all(self.iter(), out);
            }
            fn get(from: &mut Reader) -> Got<Self> {
                Ok(Vec::<T>::get(from)?.into_iter().collect())
            }
        }
        impl<K: Wire $(+ $bound)+, V: Wire> Wire for $map<K, V> {
            fn put(&self, out: &mut String) {
                out.push_str("{\"$dict\":[");
                for (i, (k, v)) in self.iter().enumerate() {
                    out.push_str(if i > 0 { ",[" } else { "[" });
                    k.put(out);
                    out.push(',');
                    v.put(out);
                    out.push(']');
                }
                out.push_str("]}");
            }
            fn get(from: &mut Reader) -> Got<Self> {
                let mut all = $map::new();
                if !from.opens("$dict") {
                    return from.fail("a map");
                }
                from.list(|r| {
                    r.need("[")?;
                    let key = K::get(r)?;
                    r.need(",")?;
                    let value = V::get(r)?;
                    r.need("]")?;
                    all.insert(key, value);
                    Ok(())
                })?;
                from.need("}")?;
                Ok(all)
            }
        }
    )*};
}
collected!(HashSet: Eq Hash, HashMap; BTreeSet: Ord, BTreeMap);

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut String) {
        match self {
            Some(value) => {
                out.push_str("{\"$some\":");
                value.put(out);
                out.push('}');
            }
            None => out.push_str("null"),
        }
    }
    fn get(from: &mut Reader) -> Got<Self> {
        if from.eat("null") {
            return Ok(None);
        }
        if !from.opens("$some") {
            return from.fail("an optional value");
        }
        let value = T::get(from)?;
        from.need("}")?;
        Ok(Some(value))
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn put(&self, out: &mut String) {
        out.push_str(if self.is_ok() { "{\"$ok\":" } else { "{\"$err\":" });
        match self {
            Ok(value) => value.put(out),
            Err(value) => value.put(out),
        }
        out.push('}');
    }
    fn get(from: &mut Reader) -> Got<Self> {
        let made = if from.opens("$ok") {
            Ok(T::get(from)?)
        } else if from.opens("$err") {
            Err(E::get(from)?)
        } else {
            return from.fail("a result");
        };
        from.need("}")?;
        Ok(made)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut String) {
        (**self).put(out);
    }
    fn get(from: &mut Reader) -> Got<Self> {
        Ok(Box::new(T::get(from)?))
    }
}

macro_rules! tuples {
    ($(($($t:ident $i:tt),+)),*) => {$(
        impl<$($t: Wire),+> Wire for ($($t,)+) {
            fn put(&self, out: &mut String) {
                out.push_str("{\"$tuple\":[");
                $(
                    if $i > 0 {
                        out.push(',');
                    }
                    self.$i.put(out);
                )+
                out.push_str("]}");
            }
            fn get(from: &mut Reader) -> Got<Self> {
                if !from.opens("$tuple") {
                    return from.fail("a tuple");
                }
                from.need("[")?;
                let made = ($({
                    if $i > 0 {
                        from.need(",")?;
                    }
                    $t::get(from)?
                },)+);
                from.need("]")?;
                from.need("}")?;
                Ok(made)
            }
        }
    )*};
}
tuples!((A 0), (A 0, B 1), (A 0, B 1, C 2), (A 0, B 1, C 2, D 3), (A 0, B 1, C 2, D 3, E 4),
    (A 0, B 1, C 2, D 3, E 4, F 5), (A 0, B 1, C 2, D 3, E 4, F 5, G 6));

// ---- the side of the solution

#[allow(dead_code)]
pub fn serve<A: Wire, R: Wire>(call: impl Fn(A) -> R) {
    send("{\"op\":\"ready\"}");
    loop {
        let message = receive();
        let mut out = String::from("{\"op\":\"result\",\"value\":");
        let made = A::get(&mut Reader::new(&message)).map(|arguments| {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                let mut text = String::new();
                call(arguments).put(&mut text);
                text
            }))
        });
        let _ = std::io::stdout().flush();
        let why = match made {
            Ok(Ok(text)) => {
                out.push_str(&text);
                out.push('}');
                send(&out);
                continue;
            }
            Ok(Err(e)) => e.downcast_ref::<String>().cloned()
                .or_else(|| e.downcast_ref::<&str>().map(|s| s.to_string()))
                .unwrap_or_default(),
            Err(why) => why,
        };
        out = String::from("{\"op\":\"result\",\"failure\":{\"type\":\"panic\",\"message\":");
        put_text(&why, &mut out);
        out.push_str("}}");
        send(&out);
    }
}

// ---- the side of the test

#[allow(dead_code)]
pub fn ask<A: Wire, R: Wire>(arguments: A) -> R {
    let mut out = String::from("{\"op\":\"ask\",\"args\":");
    arguments.put(&mut out);
    out.push('}');
    send(&out);
    let reply = receive();
    let mut reader = Reader::new(&reply);
    let got = reader.need("{\"value\":").and_then(|_| R::get(&mut reader)).and_then(|value| {
        if reader.eat("}") || reader.eat(",") { Ok(value) } else { reader.fail("the end of the answer") }
    });
    match got {
        Ok(value) => value,
        Err(why) => {
            let mut out = String::from("{\"op\":\"mismatch\",\"message\":");
            put_text(&why, &mut out);
            out.push('}');
            send(&out);
            std::process::exit(4)
        }
    }
}

#[allow(dead_code)]
pub fn done() {
    send("{\"op\":\"done\"}");
}
