package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what the stand-in of a solution, in the machine of the test, reaches the solution itself in
 * another machine: each call is asked of the workbench, which knows the way.
 */
public final class Remote {
  private static Wire wire;
  private static int instances;
  private static Optional<Throwable> raised = Optional.empty();
  private static Fault fault = new Fault("", "");

  private Remote() {}

  /** The solution is gone; nothing that the test does matters any more. */
  static final class Gone extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Before a test begins. */
  static synchronized void begin(Wire to) {
    wire = to;
    instances = 0;
    raised = Optional.empty();
    fault = new Fault("", "");
  }

  /** Whether the solution itself raised that. */
  static synchronized boolean isTheirs(Throwable error) {
    return raised.isPresent() && error == raised.get();
  }

  /**
   * Why test and solution could not talk to each other.
   *
   * @param kind {@code argument}: the test sends what cannot be carried; {@code answer}: the
   *     solution sent what cannot be read; {@code mismatch}: its declarations are not those asked
   *     for; empty if all is well
   */
  record Fault(String kind, String message) {}

  /** What went wrong last. */
  static synchronized Fault fault() {
    return fault;
  }

  /** The number of a new object, which is made when it is first called. */
  public static synchronized int fresh() {
    return ++instances;
  }

  /** The number of a new object, made now with these arguments. */
  public static synchronized int create(String owner, Object... arguments) {
    int instance = fresh();
    call(owner, "", instance, arguments);
    return instance;
  }

  /**
   * Calls a method of the solution; changes of its arguments are made here too.
   *
   * @param instance the object's number; 0 for a static method
   */
  public static synchronized Object call(
      String owner, String method, int instance, Object... arguments) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("op", "invoke");
    call.put("class", owner);
    call.put("method", method);
    call.put("instance", instance);
    try {
      call.put("data", Carried.pack(arguments));
    } catch (NotPlain e) {
      throw failed("argument", e.getMessage() + " cannot be handed to the solution");
    }
    Map<String, Object> ask = new LinkedHashMap<>();
    ask.put("op", "ask");
    ask.put("call", call);
    wire.send(ask);
    try {
      return answered((Map<?, ?>) Json.parse(wire.receive()), arguments);
    } catch (NotPlain e) {
      throw failed("answer", "the program broke its answer channel");
    }
  }

  private static synchronized IllegalStateException failed(String kind, String message) {
    fault = new Fault(kind, message);
    return new IllegalStateException(message);
  }

  private static Object answered(Map<?, ?> reply, Object[] arguments) throws NotPlain {
    if (reply.get("data") instanceof String data) {
      Object[] values = Carried.unpack(data, arguments);
      for (int i = 0; i < arguments.length && i + 1 < values.length; i++) {
        if (changed(arguments[i], values[i + 1]) && values[0] == values[i + 1]) {
          values[0] = arguments[i];
        }
      }
      return values[0];
    } else if (reply.get("type") instanceof String type) {
      Throwable error = Raised.of(type, String.valueOf(reply.get("message")));
      raised = Optional.of(error);
      throw Remote.<RuntimeException>unchecked(error);
    }
    throw new Gone();
  }

  /** Whatever it is, in the eyes of the compiler an exception that need not be declared. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable error) throws E {
    return (E) error;
  }

  /** Makes an argument what it has become in the solution; whether it is of a kind that changes. */
  @SuppressWarnings("unchecked")
  private static boolean changed(Object here, Object there) {
    if (here == null || there == null) {
      return false;
    } else if (here.getClass().isArray() && there.getClass() == here.getClass()) {
      int length = java.lang.reflect.Array.getLength(here);
      if (length == java.lang.reflect.Array.getLength(there)) {
        System.arraycopy(there, 0, here, 0, length);
      }
      return true;
    } else if (here instanceof Collection && there instanceof Collection) {
      replace((Collection<Object>) here, (Collection<Object>) there);
      return true;
    } else if (here instanceof Map && there instanceof Map && !here.equals(there)) {
      ((Map<Object, Object>) here).clear();
      ((Map<Object, Object>) here).putAll((Map<Object, Object>) there);
    } else if (here instanceof StringBuilder text && there instanceof StringBuilder now) {
      text.setLength(0);
      text.append(now);
    }
    return here instanceof Map || here instanceof StringBuilder;
  }

  private static void replace(Collection<Object> here, Collection<Object> there) {
    if (new ArrayList<>(here).equals(new ArrayList<>(there))) {
      return;
    }
    if (here instanceof List<Object> list && list.size() == there.size()) {
      int at = 0;
      for (Object element : there) {
        if (list.get(at) != element) {
          list.set(at, element);
        }
        at++;
      }
      return;
    }
    here.clear();
    here.addAll(there);
  }

  /** The result as what the method promises, widened as the language would. */
  public static Object as(Class<?> wanted, Object value) {
    Object widened = Widening.of(wanted, value);
    if (value != null && widened == null) {
      String both = value.getClass().getSimpleName() + " where " + wanted.getSimpleName();
      throw failed("mismatch", "a method returns " + both + " is asked for");
    }
    return widened;
  }
}
