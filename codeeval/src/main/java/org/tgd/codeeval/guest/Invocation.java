package org.tgd.codeeval.guest;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls of a solution by a test in another machine. */
final class Invocation {
  private final SolutionLoader loader;
  private final Map<Integer, Object> instances = new HashMap<>();

  Invocation(SolutionLoader loader) {
    this.loader = loader;
  }

  /** The solution offers no such method; says what was asked for. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String message) {
      super(message);
    }
  }

  /** The result and, after it, the arguments as they are then. */
  String answer(Map<?, ?> call) throws ReflectiveOperationException, NotPlain, Missing {
    Object[] arguments = Carried.unpackArguments((String) call.get("data"));
    String owner = (String) call.get("class");
    if (!loader.has(owner)) {
      throw new Missing("class " + owner + " is missing");
    }
    Class<?> type = Class.forName(owner, true, loader);
    int instance = ((Number) call.get("instance")).intValue();
    String name = (String) call.get("method");
    Object[] values = new Object[arguments.length + 1];
    System.arraycopy(arguments, 0, values, 1, arguments.length);
    if (name.isEmpty()) {
      instances.put(instance, made(type, arguments));
    } else {
      values[0] = called(type, name, instance, arguments);
    }
    return Carried.pack(values);
  }

  private Object called(Class<?> type, String name, int instance, Object[] arguments)
      throws ReflectiveOperationException, Missing {
    List<Executable> methods = new ArrayList<>();
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      for (Method each : owner.getDeclaredMethods()) {
        if (each.getName().equals(name) && !each.isSynthetic()) {
          methods.add(each);
        }
      }
    }
    Method method = (Method) fitting(methods, type.getSimpleName() + "." + name, arguments);
    boolean fixed = Modifier.isStatic(method.getModifiers());
    if (instance == 0 && !fixed) {
      throw new Missing("method " + name + " is not static");
    }
    Object self = fixed ? null : instances.get(instance);
    if (!fixed && self == null) {
      self = made(type, new Object[0]);
      instances.put(instance, self);
    }
    return method.invoke(self, arguments);
  }

  private static Object made(Class<?> type, Object[] arguments)
      throws ReflectiveOperationException, Missing {
    List<Executable> constructors = List.of(type.getDeclaredConstructors());
    String name = "constructor of " + type.getSimpleName();
    return ((Constructor<?>) fitting(constructors, name, arguments)).newInstance(arguments);
  }

  private static Executable fitting(List<Executable> offered, String name, Object[] arguments)
      throws Missing {
    for (Executable each : offered) {
      Class<?>[] types = each.getParameterTypes();
      boolean fits = types.length == arguments.length;
      for (int i = 0; fits && i < types.length; i++) {
        Object value = arguments[i];
        boolean none = value == null && !types[i].isPrimitive();
        fits = none || Widening.of(types[i], value) != null;
      }
      if (fits) {
        each.setAccessible(true);
        return each;
      }
    }
    throw new Missing(name + " for these arguments is missing; found: " + offered);
  }
}
