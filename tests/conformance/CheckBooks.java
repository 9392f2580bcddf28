import com.adobe.epubcheck.tool.EpubChecker;

/** Has EPUBCheck look over many books in one virtual machine, for starting it takes longer than a book. What it says
 *  of BOOK stands in BOOK.json. Run from source, which a Java runtime can: java -cp epubcheck.jar CheckBooks.java BOOK... */
public class CheckBooks {
    public static void main(String[] books) {
        for (String book : books)
            new EpubChecker().run(new String[] {book, "--json", book + ".json", "-q"});
    }
}
