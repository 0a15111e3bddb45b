package org.tgd.codeeval.guest;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Makes an object of a class and calls its methods, as lists of names and arguments say. */
final class Operations {
  private final Class<?> owner;

  Operations(Class<?> owner) {
    this.owner = owner;
  }

  /** The results, one for each name; null for the constructor and for methods without one. */
  List<Object> run(List<?> names, List<?> arguments) throws ReflectiveOperationException {
    List<?> first = (List<?>) arguments.get(0);
    Constructor<?> constructor =
        (Constructor<?>) fitting(List.of(owner.getDeclaredConstructors()), first.size(), "");
    Object made = constructor.newInstance(values(constructor, first));
    List<Object> results = new ArrayList<>();
    results.add(null);
    for (int i = 1; i < names.size(); i++) {
      List<?> given = (List<?>) arguments.get(i);
      Method method =
          (Method)
              fitting(List.of(owner.getDeclaredMethods()), given.size(), (String) names.get(i));
      results.add(method.invoke(made, values(method, given)));
    }
    return results;
  }

  private Executable fitting(List<? extends Executable> offered, int count, String name)
      throws NoSuchMethodException {
    for (Executable each : offered) {
      boolean named = name.isEmpty() || each.getName().equals(name);
      if (named && each.getParameterCount() == count && !each.isSynthetic()) {
        each.setAccessible(true);
        return each;
      }
    }
    String what = name.isEmpty() ? "a constructor" : name;
    throw new NoSuchMethodException(
        owner.getSimpleName() + " lacks " + what + " with " + count + " parameters");
  }

  private static Object[] values(Executable called, List<?> given)
      throws ReflectiveOperationException {
    Type[] types = called.getGenericParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = Arguments.build(given.get(i), types[i]);
    }
    return values;
  }
}
