Console.WriteLine("feedfarm");
