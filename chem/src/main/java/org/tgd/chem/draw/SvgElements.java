package org.tgd.chem.draw;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import org.openscience.cdk.renderer.elements.ElementGroup;
import org.openscience.cdk.renderer.elements.GeneralPath;
import org.openscience.cdk.renderer.elements.IRenderingElement;
import org.openscience.cdk.renderer.elements.IRenderingVisitor;
import org.openscience.cdk.renderer.elements.LineElement;
import org.openscience.cdk.renderer.elements.MarkedElement;
import org.openscience.cdk.renderer.elements.path.PathElement;

/** Writes what CDK's generators draw as SVG, scaled and with the second axis downwards. */
final class SvgElements implements IRenderingVisitor {
  private final StringBuilder svg = new StringBuilder();
  private final double scale;

  /**
   * A writer.
   *
   * @param scale pixels per unit of CDK's layout
   */
  SvgElements(double scale) {
    this.scale = scale;
  }

  /** The elements written so far. */
  String svg() {
    return svg.toString();
  }

  @Override
  public void setTransform(AffineTransform transform) {
    // the scale is all that is needed
  }

  @Override
  public void visit(IRenderingElement element) {
    if (element instanceof ElementGroup group) {
      group.visitChildren(this);
    } else if (element instanceof MarkedElement marked) {
      marked.element().accept(this);
    } else if (element instanceof LineElement line) {
      write(line);
    } else if (element instanceof GeneralPath path) {
      write(path);
    }
  }

  private void write(LineElement line) {
    add("<path d=\"M");
    point(line.firstPointX, line.firstPointY);
    svg.append('L');
    point(line.secondPointX, line.secondPointY);
    stroke(line.color, line.width);
  }

  private void write(GeneralPath path) {
    add("<path d=\"");
    double[] points = new double[6];
    for (PathElement part : path.elements) {
      part.points(points);
      switch (part.type()) {
        case MoveTo -> add('M', points, 1);
        case LineTo -> add('L', points, 1);
        case QuadTo -> add('Q', points, 2);
        case CubicTo -> add('C', points, 3);
        case Close -> svg.append('Z');
      }
    }
    if (path.fill) {
      svg.append("\" fill=\"").append(colour(path.color)).append("\"/>\n");
    } else {
      stroke(path.color, path.stroke);
    }
  }

  private void add(String text) {
    svg.append(text);
  }

  private void add(char command, double[] points, int count) {
    svg.append(command);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        svg.append(' ');
      }
      point(points[2 * i], points[2 * i + 1]);
    }
  }

  private void point(double x, double y) {
    svg.append(number(x * scale)).append(',').append(number(-y * scale));
  }

  private void stroke(Color colour, double width) {
    svg.append("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"");
    svg.append(colour(colour)).append("\" stroke-width=\"");
    svg.append(number(Math.max(width * scale, 1))).append("\"/>\n");
  }

  /** A coordinate in pixels to two digits, without trailing zeros. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    return String.format(Locale.ROOT, hundredths % 10 == 0 ? "%.1f" : "%.2f", hundredths / 100.0);
  }

  private static String colour(Color colour) {
    return String.format("#%06x", colour.getRGB() & 0xffffff);
  }
}
