// Plain values as JSON, between a test and a solution that are programs of their own. The side of the test reads what a
// solution wrote: every length is checked, and what does not fit the type ends the test, not the check.
#include <bits/stdc++.h>
#include <unistd.h>
#include <cxxabi.h>

namespace tgd_wire {

struct Unfit {
  std::string why;
};

const int DEEPEST = 200;

inline void write_all(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    ssize_t n = ::write(4, text.data() + at, text.size() - at);
    if (n <= 0) ::_exit(5);
    at += n;
  }
}

inline void send(const std::string& text) {
  unsigned n = text.size();
  std::string head = {char(n >> 24), char(n >> 16), char(n >> 8), char(n)};
  write_all(head + text);
}

inline std::string receive() {
  auto bytes = [](size_t count) {
    std::string text(count, '\0');
    for (size_t at = 0; at < count;) {
      ssize_t n = ::read(3, &text[at], count - at);
      if (n <= 0) ::_exit(0);
      at += n;
    }
    return text;
  };
  std::string head = bytes(4);
  size_t n = 0;
  for (unsigned char c : head) n = n << 8 | c;
  return bytes(n);
}

// ---- reading

struct Reader {
  const char* at;
  const char* end;
  int depth = 0;

  explicit Reader(const std::string& text) : at(text.data()), end(text.data() + text.size()) {}

  [[noreturn]] void fail(const std::string& wanted) {
    throw Unfit{"wanted " + wanted + ", got " + std::string(at, std::min<size_t>(60, end - at))};
  }
  void space() {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) at++;
  }
  bool eat(const char* text) {
    space();
    size_t n = std::strlen(text);
    if (size_t(end - at) < n || std::memcmp(at, text, n) != 0) return false;
    at += n;
    return true;
  }
  void need(const char* text) {
    if (!eat(text)) fail(text);
  }
  bool opens(const char* mark) {  // {"mark":
    space();
    const char* before = at;
    if (eat("{") && eat("\"") && size_t(end - at) > std::strlen(mark) && std::memcmp(at, mark, std::strlen(mark)) == 0) {
      at += std::strlen(mark);
      if (eat("\"") && eat(":")) return true;
    }
    at = before;
    return false;
  }
  std::string digits() {
    space();
    const char* from = at;
    while (at < end && at - from < 400 && (std::isdigit((unsigned char)*at) || std::strchr("+-.eE", *at)) && *at) at++;
    return std::string(from, at);
  }
  int hex() {
    if (end - at < 4) fail("four hexadecimal digits");
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      if (!std::isxdigit((unsigned char)*at)) fail("a hexadecimal digit");
      code = code * 16 + (std::isdigit((unsigned char)*at) ? *at - '0' : std::tolower(*at) - 'a' + 10);
    }
    return code;
  }
  template <class F>
  void list(F element) {
    if (++depth > DEEPEST) fail("fewer levels");
    need("[");
    if (!eat("]")) {
      do element();
      while (eat(","));
      need("]");
    }
    depth--;
  }
};

inline void append_code(std::string& out, unsigned c) {
  if (c < 0x80) {
    out += char(c);
  } else if (c < 0x800) {
    out += {char(0xC0 | c >> 6), char(0x80 | (c & 63))};
  } else if (c < 0x10000) {
    out += {char(0xE0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
  } else {
    out += {char(0xF0 | c >> 18), char(0x80 | (c >> 12 & 63)), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
  }
}

inline std::string text_of(Reader& in) {
  std::string out;
  in.need("\"");
  while (true) {
    if (in.at >= in.end) in.fail("the end of a text");
    char c = *in.at++;
    if (c == '"') return out;
    if (c != '\\') {
      out += c;
      continue;
    }
    if (in.at >= in.end) in.fail("the end of a text");
    c = *in.at++;
    const char* from = "nrtbf\"\\/";
    const char* to = "\n\r\t\b\f\"\\/";
    if (c == 'u') {
      unsigned code = in.hex();
      if (code >= 0xD800 && code < 0xDC00 && in.end - in.at >= 6 && in.at[0] == '\\' && in.at[1] == 'u') {
        in.at += 2;
        code = 0x10000 + ((code - 0xD800) << 10) + (in.hex() - 0xDC00);
      }
      append_code(out, code);
    } else if (const char* found = std::strchr(from, c); c && found) {
      out += to[found - from];
    } else {
      in.fail("an escape");
    }
  }
}

// ---- values, by type

template <class T, class = void>
struct Wire;

template <class T>
void put(std::string& out, const T& value) {
  Wire<std::decay_t<T>>::put(out, value);
}
template <class T>
void get(Reader& in, T& value) {
  Wire<T>::get(in, value);
}

template <class T>
struct Wire<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static void put(std::string& out, T v) { out += std::to_string(v); }
  static void get(Reader& in, T& v) {
    if (in.eat("true")) { v = 1; return; }
    if (in.eat("false")) { v = 0; return; }
    std::string d = in.digits();
    errno = 0;
    char* end = nullptr;
    if (d.empty()) in.fail("a number");
    if constexpr (std::is_unsigned_v<T>) {
      unsigned long long n = std::strtoull(d.c_str(), &end, 10);
      v = T(n);
      if (errno || *end || d[0] == '-' || v != n) in.fail("a whole number of the type's range");
    } else {
      long long n = std::strtoll(d.c_str(), &end, 10);
      v = T(n);
      if (errno || *end || v != n) in.fail("a whole number of the type's range");
    }
  }
};

template <>
struct Wire<bool> {
  static void put(std::string& out, bool v) { out += v ? "true" : "false"; }
  static void get(Reader& in, bool& v) {
    if (in.eat("true")) v = true;
    else if (in.eat("false")) v = false;
    else {
      long n;
      Wire<long>::get(in, n);
      v = n != 0;
    }
  }
};

template <class T>
struct Wire<T, std::enable_if_t<std::is_floating_point_v<T>>> {
  static void put(std::string& out, T v) {
    if (v != v) out += "{\"$float\":\"nan\"}";
    else if (std::isinf(v)) out += v > 0 ? "{\"$float\":\"inf\"}" : "{\"$float\":\"-inf\"}";
    else {
      char text[64];
      std::snprintf(text, sizeof text, "%.*Lg", std::numeric_limits<T>::max_digits10, (long double)v);
      out += text;
      if (!std::strpbrk(text, ".e")) out += ".0";
    }
  }
  static void get(Reader& in, T& v) {
    if (in.opens("$float")) {
      std::string name = text_of(in);
      in.need("}");
      T inf = std::numeric_limits<T>::infinity();
      v = name == "inf" ? inf : name == "-inf" ? -inf : std::numeric_limits<T>::quiet_NaN();
      return;
    }
    std::string d = in.digits();
    char* end = nullptr;
    if constexpr (std::is_same_v<T, float>) v = std::strtof(d.c_str(), &end);
    else v = T(std::strtold(d.c_str(), &end));
    if (d.empty() || *end) in.fail("a number");
  }
};

inline bool is_utf8(const std::string& s) {
  for (size_t i = 0; i < s.size();) {
    unsigned char c = s[i];
    size_t n = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
    if (n == 0 || i + n > s.size()) return false;
    for (size_t k = 1; k < n; k++)
      if (((unsigned char)s[i + k] & 0xC0) != 0x80) return false;
    i += n;
  }
  return true;
}

template <>
struct Wire<std::string> {
  static void put(std::string& out, const std::string& s) {
    if (!is_utf8(s)) {
      out += "{\"$bytes\":\"";
      char two[3];
      for (unsigned char c : s) { std::snprintf(two, 3, "%02x", c); out += two; }
      out += "\"}";
      return;
    }
    out += '"';
    for (unsigned char c : s) {
      if (c == '"' || c == '\\') { out += '\\'; out += c; }
      else if (c < 0x20) { char u[8]; std::snprintf(u, 8, "\\u%04x", c); out += u; }
      else out += c;
    }
    out += '"';
  }
  static void get(Reader& in, std::string& s) {
    if (in.opens("$bytes")) {
      std::string hex = text_of(in);
      in.need("}");
      s.clear();
      for (size_t i = 0; i + 1 < hex.size(); i += 2) s += char(std::strtol(hex.substr(i, 2).c_str(), nullptr, 16));
      return;
    }
    s = text_of(in);
  }
};

template <>
struct Wire<const char*> {
  static void put(std::string& out, const char* s) { Wire<std::string>::put(out, s ? s : ""); }
};
template <>
struct Wire<char*> : Wire<const char*> {};
template <>
struct Wire<std::string_view> {
  static void put(std::string& out, std::string_view s) { Wire<std::string>::put(out, std::string(s)); }
};

// Whatever is filled one by one: lists, and sets, which differ in order only.
template <class C>
struct Sequence {
  static void put(std::string& out, const C& c) {
    out += '[';
    bool first = true;
    for (auto&& each : c) {
      if (!first) out += ',';
      first = false;
      typename C::value_type plain = each;
      tgd_wire::put(out, plain);
    }
    out += ']';
  }
  static void get(Reader& in, C& c) {
    c.clear();
    in.list([&] {
      typename C::value_type each{};
      tgd_wire::get(in, each);
      c.insert(c.end(), std::move(each));
    });
  }
};
template <class T, class A> struct Wire<std::vector<T, A>> : Sequence<std::vector<T, A>> {};
template <class T, class A> struct Wire<std::list<T, A>> : Sequence<std::list<T, A>> {};
template <class T, class A> struct Wire<std::deque<T, A>> : Sequence<std::deque<T, A>> {};
template <class T, class... A> struct Wire<std::set<T, A...>> : Sequence<std::set<T, A...>> {};
template <class T, class... A> struct Wire<std::multiset<T, A...>> : Sequence<std::multiset<T, A...>> {};
template <class T, class... A> struct Wire<std::unordered_set<T, A...>> : Sequence<std::unordered_set<T, A...>> {};

template <class M>
struct Mapping {
  static void put(std::string& out, const M& m) {
    out += "{\"$dict\":[";
    bool first = true;
    for (auto& [key, value] : m) {
      if (!first) out += ',';
      first = false;
      out += '[';
      tgd_wire::put(out, key);
      out += ',';
      tgd_wire::put(out, value);
      out += ']';
    }
    out += "]}";
  }
  static void get(Reader& in, M& m) {
    m.clear();
    if (!in.opens("$dict")) in.fail("a map");
    in.list([&] {
      typename M::key_type key{};
      typename M::mapped_type value{};
      in.need("[");
      tgd_wire::get(in, key);
      in.need(",");
      tgd_wire::get(in, value);
      in.need("]");
      m.insert_or_assign(std::move(key), std::move(value));
    });
    in.need("}");
  }
};
template <class K, class V, class... A> struct Wire<std::map<K, V, A...>> : Mapping<std::map<K, V, A...>> {};
template <class K, class V, class... A>
struct Wire<std::unordered_map<K, V, A...>> : Mapping<std::unordered_map<K, V, A...>> {};

template <class T>
struct Parts {
  static void put(std::string& out, const T& t) {
    out += "{\"$tuple\":[";
    std::apply(
        [&](const auto&... each) {
          bool first = true;
          ((out += first ? "" : ",", first = false, tgd_wire::put(out, each)), ...);
        },
        t);
    out += "]}";
  }
  static void get(Reader& in, T& t) {
    if (!in.opens("$tuple")) in.fail("a tuple");
    in.need("[");
    std::apply(
        [&](auto&... each) {
          bool first = true;
          ((first ? void() : in.need(","), first = false, tgd_wire::get(in, each)), ...);
        },
        t);
    in.need("]");
    in.need("}");
  }
};
template <class... T> struct Wire<std::tuple<T...>> : Parts<std::tuple<T...>> {};
template <class A, class B> struct Wire<std::pair<A, B>> : Parts<std::pair<A, B>> {};
template <class T, size_t N>
struct Wire<std::array<T, N>> : Parts<std::array<T, N>> {};

template <class T>
struct Wire<std::optional<T>> {
  static void put(std::string& out, const std::optional<T>& v) {
    if (v) tgd_wire::put(out, *v);
    else out += "null";
  }
  static void get(Reader& in, std::optional<T>& v) {
    if (in.eat("null")) {
      v.reset();
      return;
    }
    T value{};
    tgd_wire::get(in, value);
    v = std::move(value);
  }
};
template <>
struct Wire<std::nullopt_t> {
  static void put(std::string& out, std::nullopt_t) { out += "null"; }
};

template <>
struct Wire<std::any> {
  template <class T>
  static bool as(std::string& out, const std::any& v, const char* name) {
    const T* found = std::any_cast<T>(&v);
    if (!found) return false;
    out += std::string("{\"$any\":[\"") + name + "\",";
    tgd_wire::put(out, *found);
    out += "]}";
    return true;
  }
  template <class T>
  static void read(Reader& in, std::any& v) {
    T value{};
    tgd_wire::get(in, value);
    v = value;
  }
  static void put(std::string& out, const std::any& v) {
    if (!v.has_value()) out += "null";
    else if (!as<int>(out, v, "int") && !as<long>(out, v, "long") && !as<bool>(out, v, "bool") &&
             !as<double>(out, v, "double") && !as<float>(out, v, "float") && !as<std::string>(out, v, "string") &&
             !as<const char*>(out, v, "string") && !as<std::vector<int>>(out, v, "ints") &&
             !as<std::vector<long>>(out, v, "longs"))
      throw Unfit{"a value of type std::any holds what cannot be sent"};
  }
  static void get(Reader& in, std::any& v) {
    if (in.eat("null")) {
      v.reset();
      return;
    }
    if (!in.opens("$any")) in.fail("any value");
    in.need("[");
    std::string name = text_of(in);
    in.need(",");
    if (name == "int") read<int>(in, v);
    else if (name == "long") read<long>(in, v);
    else if (name == "bool") read<bool>(in, v);
    else if (name == "double") read<double>(in, v);
    else if (name == "float") read<float>(in, v);
    else if (name == "string") read<std::string>(in, v);
    else if (name == "ints") read<std::vector<int>>(in, v);
    else if (name == "longs") read<std::vector<long>>(in, v);
    else in.fail("a known type");
    in.need("]");
    in.need("}");
  }
};

// ---- the side of the solution

inline void failed(std::string& out, const std::string& type, const std::string& message, bool memory) {
  int status = 0;
  char* name = abi::__cxa_demangle(type.c_str(), nullptr, nullptr, &status);
  out = "{\"op\":\"result\",\"failure\":{\"type\":";
  put(out, name ? std::string(name) : type);
  std::free(name);
  out += ",\"message\":";
  put(out, message);
  out += memory ? ",\"memory\":true}}" : "}}";
}

template <class T, class F>
void answered(std::string& out, F& call, T& arguments) {
  using R = decltype(std::apply(call, arguments));
  out = "{\"op\":\"result\",\"value\":";
  if constexpr (std::is_void_v<R>) {
    std::apply(call, arguments);
    out += "null";
  } else {
    put(out, std::apply(call, arguments));
  }
  out += "}";
}

template <class... A, class F>
int serve(F call) {
  send("{\"op\":\"ready\"}");
  while (true) {
    std::string message = receive();
    std::string out;
    try {
      Reader in(message);
      std::tuple<A...> arguments;
      in.need("[");
      bool first = true;
      std::apply(
          [&](auto&... each) { ((first ? void() : in.need(","), first = false, get(in, each)), ...); }, arguments);
      answered(out, call, arguments);
    } catch (const Unfit& e) {
      failed(out, "", e.why, false);
    } catch (const std::bad_alloc& e) {
      failed(out, "bad_alloc", e.what(), true);
    } catch (const std::exception& e) {
      failed(out, typeid(e).name(), e.what(), false);
    } catch (...) {
      failed(out, "", "an exception that is no std::exception", false);
    }
    std::cout.flush();
    std::fflush(stdout);
    send(out);
  }
}

// ---- the side of the test

[[noreturn]] inline void over(const std::string& op, const std::string& why) {
  std::string out = "{\"op\":\"" + op + "\",\"message\":";
  put(out, why);
  send(out + "}");
  ::_exit(4);
}

template <class R, class... A>
R ask(const A&... arguments) {
  std::string out = "{\"op\":\"ask\",\"args\":[";
  try {
    bool first = true;
    ((out += first ? "" : ",", first = false, put(out, arguments)), ...);
  } catch (const Unfit& e) {
    over("unasked", e.why);
  }
  send(out + "]}");
  std::string reply = receive();
  try {
    Reader in(reply);
    if constexpr (!std::is_void_v<R>) {
      R value{};
      in.need("{\"value\":");
      get(in, value);
      if (!in.eat("}") && !in.eat(",")) in.fail("the end of the answer");
      return value;
    }
  } catch (const Unfit& e) {
    over("mismatch", e.why);
  }
}

inline void told(int status, void*) {
  if (status == 0) send("{\"op\":\"done\"}");
}

}  // namespace tgd_wire
